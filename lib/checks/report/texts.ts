import { openCatalogue } from '#/lib/platform/texts.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };

export const reportTexts = openCatalogue({ en, ru });

export type ReportTexts = ReturnType<typeof reportTexts>;
