export function Kbd({ children }: { children: React.ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line bg-sunken px-1 py-px text-xs text-ink-faint leading-4">
      {children}
    </kbd>
  );
}
