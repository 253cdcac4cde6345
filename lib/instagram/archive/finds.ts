import type { ListName } from '../model.ts';
import { ArchiveRefused, type FoundList, MOST_PEOPLE } from './model.ts';
import type { Person } from './person-in.ts';

/** Instagram opened on 2010-10-06; a moment before it, or far ahead, is no moment of following. */
const FIRST_SECONDS = Date.UTC(2010, 9, 6) / 1_000;
const LAST_SECONDS = Date.UTC(2100, 0, 1) / 1_000;

/** What has been found in the files so far. A person who comes twice is one. */
export class Finds {
  readonly lists: Record<ListName, FoundList | null> = { followers: null, following: null };
  private oldest = Number.POSITIVE_INFINITY;
  private newest = Number.NEGATIVE_INFINITY;

  /** Notes that a list came, perhaps empty. */
  begin(list: ListName): FoundList {
    const begun = this.lists[list] ?? { names: new Set<string>(), unreadable: 0 };
    this.lists[list] = begun;
    return begun;
  }

  /** @throws {ArchiveRefused} `too_many` */
  add(list: ListName, person: Person | 'nobody'): void {
    const found = this.begin(list);
    if (person === 'nobody') {
      found.unreadable += 1;
      return;
    }
    found.names.add(ofItsOwn(person.name));
    if (person.seconds !== null) this.addMoment(person.seconds);
    if (this.size() > MOST_PEOPLE) throw new ArchiveRefused('too_many');
  }

  addMoment(seconds: number): void {
    if (!(seconds >= FIRST_SECONDS && seconds <= LAST_SECONDS)) return;
    this.oldest = Math.min(this.oldest, seconds);
    this.newest = Math.max(this.newest, seconds);
  }

  /** Takes out whose export it is: pages link to their owner. */
  forget(name: string): void {
    this.lists.followers?.names.delete(name);
    this.lists.following?.names.delete(name);
  }

  moments(): { oldestAt: Date | null; newestAt: Date | null } {
    if (this.oldest > this.newest) return { oldestAt: null, newestAt: null };
    return { oldestAt: new Date(this.oldest * 1_000), newestAt: new Date(this.newest * 1_000) };
  }

  private size(): number {
    return (this.lists.followers?.names.size ?? 0) + (this.lists.following?.names.size ?? 0);
  }
}

/** A piece of a page would keep all of it in memory. */
function ofItsOwn(name: string): string {
  return Buffer.from(name, 'latin1').toString('latin1');
}
