import { NothingHere } from '#/components/ui/nothing-here.tsx';

export default function NotFound() {
  return (
    <main className="px-4">
      <NothingHere />
    </main>
  );
}
