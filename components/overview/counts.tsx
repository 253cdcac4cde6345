export function Counts({ counts }: { counts: { word: string; value: number | string }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-4">
      {counts.map(({ word, value }) => (
        <div key={word} className="flex flex-col gap-1 bg-surface px-4 py-3">
          <dt className="text-ink-faint text-sm">{word}</dt>
          <dd className="tabular font-semibold text-xl">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
