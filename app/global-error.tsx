'use client';

/** Without messages and theme: both languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', maxWidth: '28rem', margin: '4rem auto', padding: '0 1rem' }}>
        <h1 style={{ fontSize: '1.25rem' }}>The dashboard could not be shown.</h1>
        <p>Nothing was changed and nothing is lost. Load the page again in a moment.</p>
        <p lang="ru">Панель не удалось показать. Ничего не изменилось и не потеряно. Обновите страницу чуть позже.</p>
        {error.digest && <code>{error.digest}</code>}
      </body>
    </html>
  );
}
