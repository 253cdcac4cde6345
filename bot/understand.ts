import { namesInText } from '#/lib/instagram/names-in-text.ts';
import type { UsernameRefusal } from '#/lib/instagram/user-name.ts';
import type { App, BotContext } from './bot-context.ts';
import { tellHelp } from './features/help.ts';
import { welcome } from './features/start.ts';
import { offerProfile } from './offer-profile.ts';
import { reply } from './reply.ts';

const WITHOUT_NAME: Record<UsernameRefusal, string> = {
  username_empty: 'username-empty',
  username_too_long: 'username-too-long',
  username_characters: 'username-characters',
  username_reserved: 'username-reserved',
  not_a_profile_link: 'not-a-profile-link',
};

/** More names in one message are somebody's list: the first ones are shown. */
const NAMES_SHOWN = 8;

/** Offers the named profile, or asks which of several. @param said.asked after a command that wants a name. */
export async function understand(app: App, ctx: BotContext, said: { text: string; asked?: boolean }): Promise<void> {
  const found = namesInText(said.text, { asked: said.asked ?? false });
  switch (found.kind) {
    case 'name':
      return offerProfile(app, ctx, found.username);
    case 'names':
      return askWhich(ctx, found.usernames);
    case 'greeting':
      return welcome(app, ctx);
    case 'question':
      return tellHelp(ctx);
    case 'not_a_profile_link':
      return void (await reply(ctx, ctx.say(found.of === 'post' ? 'link-to-post' : 'not-a-profile-link')));
    case 'nothing':
      return void (await reply(ctx, ctx.say(WITHOUT_NAME[found.why])));
  }
}

async function askWhich(ctx: BotContext, usernames: readonly string[]): Promise<void> {
  const buttons = usernames.slice(0, NAMES_SHOWN).map((name) => [{ text: `@${name}`, data: `ask:${name}` }]);
  await reply(ctx, ctx.say('which-of-these'), buttons);
}
