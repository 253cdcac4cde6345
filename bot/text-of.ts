import type { MessageEntity } from 'grammy/types';

type Written = {
  text?: string | undefined;
  caption?: string | undefined;
  entities?: MessageEntity[] | undefined;
  caption_entities?: MessageEntity[] | undefined;
};

/** Text or caption, with the links behind words; without the bot's name. */
export function textOf({ me, message }: { me: { username: string }; message?: Written | undefined }): string {
  const { text, caption, entities, caption_entities: captionEntities } = message ?? {};
  const behind = (entities ?? captionEntities ?? []).flatMap((one) => (one.type === 'text_link' ? [one.url] : []));
  const own = new RegExp(`@${me.username}\\b`, 'gi');
  return [text ?? caption ?? '', ...behind].join('\n').replace(own, ' ');
}
