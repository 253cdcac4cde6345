import { useTranslations } from 'next-intl';
import { LEFT_BEHIND, SCREEN_NAMES, type ScreenName } from '#/lib/instagram/browser/model.ts';
import { PASSWORD_STEP } from '#/lib/refresh/model.ts';
import type { StepView } from '#/lib/refresh/view.ts';

type NamedScreen = ScreenName | typeof PASSWORD_STEP;
type ActedOn = Exclude<ScreenName, 'home'>;

/** Known screens need words in both languages to compile; others are shown as stored. */
export function useStepWords() {
  const t = useTranslations('refreshes');
  return {
    nameOf: ({ screen }: Pick<StepView, 'screen'>): string =>
      isNamed(screen) ? t(`screen.${screen}`) : screen.replaceAll('_', ' '),
    /** Null when there is nothing to say. */
    actionOf({ screen, note }: Pick<StepView, 'screen' | 'note'>): string | null {
      if (note === LEFT_BEHIND) return t('leftBehind');
      return isActedOn(screen) ? t(`action.${screen}`) : note;
    },
  };
}

function isNamed(screen: string): screen is NamedScreen {
  return screen === PASSWORD_STEP || isKnown(screen);
}

function isActedOn(screen: string): screen is ActedOn {
  return screen !== 'home' && isKnown(screen);
}

function isKnown(screen: string): screen is ScreenName {
  return SCREEN_NAMES.some((name) => name === screen);
}
