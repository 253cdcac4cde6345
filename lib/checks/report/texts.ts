import { openCatalogue } from '#/lib/platform/texts.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };

/** What the report says. */
export const reportTexts = openCatalogue({ en, ru });

/** The report's words in one language. */
export type ReportTexts = ReturnType<typeof reportTexts>;
