import type { ServerResponse } from 'node:http';
import { ARCHIVE_FORMS } from '../archive/archive-files.ts';
import { archiveZip } from '../archive/archive-zip.ts';
import type { World } from '../state/model.ts';
import { allNumbers } from '../state/profiles.ts';
import { rosterLength } from '../state/roster.ts';

/** More take long to write, and no bot gets so large a file. */
const MOST_PEOPLE = 200_000;

/** The export of a profile's owner, for whoever wants to send one to the bot. */
export function sendArchive(
  world: World,
  username: string,
  wanted: string | undefined,
  response: ServerResponse,
): void {
  const profile = world.profiles.get(username);
  const form = ARCHIVE_FORMS.find((one) => one === (wanted ?? 'json_2025'));
  if (!profile || !form)
    throw new RangeError(profile ? `Forms: ${ARCHIVE_FORMS.join(', ')}.` : 'There is no such profile.');
  const namesOf = (list: 'followers' | 'following') => {
    if (rosterLength(profile.lists[list]) > MOST_PEOPLE) throw new RangeError(`More than ${MOST_PEOPLE} people.`);
    return allNumbers(world.people, profile, list).map((number) => world.people.person(number).username);
  };
  const { name, bytes } = archiveZip({
    ...{ owner: username, form, seed: world.seed },
    ...{ followers: namesOf('followers'), following: namesOf('following') },
  });
  response.writeHead(200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${name}"`,
  });
  response.end(bytes);
}
