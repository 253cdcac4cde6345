/** A text as the bot says it. */
export function ChatBubble({ text }: { text: string }) {
  return (
    <div className="max-h-80 max-w-xl overflow-y-auto whitespace-pre-line break-words rounded-lg rounded-bl-sm border border-line bg-raised px-3.5 py-2.5">
      {text}
    </div>
  );
}
