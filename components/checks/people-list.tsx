import type { RelatedUser } from '#/lib/checks/view.ts';

/** Strangers' names: as text, in their own direction. */
export function PeopleList({ people, label }: { people: RelatedUser[]; label: string }) {
  return (
    <ul
      aria-label={label}
      className="grid overflow-clip rounded-lg border border-line bg-surface sm:grid-cols-2 lg:grid-cols-3"
    >
      {people.map((person) => (
        <li key={person.id} className="min-w-0 shadow-[0_0_0_0.5px_var(--line)]">
          <a
            href={`https://www.instagram.com/${encodeURIComponent(person.username)}/`}
            target="_blank"
            rel="noreferrer noopener"
            className="person"
          >
            <span aria-hidden="true" className="person-letter">
              {person.username.slice(0, 1)}
            </span>
            <span className="min-w-0 flex-1">
              <bdi className="block truncate text-left font-medium">{person.username}</bdi>
              <bdi className="block truncate text-left text-ink-faint text-sm">{person.fullName}</bdi>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
