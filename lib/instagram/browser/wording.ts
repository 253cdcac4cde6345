/** Instagram's captions and sentences in English and Russian (docs/facts/sign-in.md#pages, #second-factor). */
import type { ChallengeKind } from '#/lib/platform/enums.ts';

export const LOG_IN = /^(log ?in|sign in|войти|вход)$/i;
export const CONFIRM =
  /^(confirm|continue|submit|next|verify|send|done|подтвердить|продолжить|отправить|далее|готово)( code| код)?$/i;
export const CONTINUE_AS = /^(continue|log ?in|продолжить|войти)( (as|как) .*)?$/i;
export const OTHER_PROFILE =
  /(another|different|other) (profile|account)|switch accounts?|друг(ой|им|ого) (профил|аккаунт)|сменить аккаунт/i;
export const ALLOW_COOKIES = /(allow|accept).*cookies?|^accept all$|(разрешить|принять).*(cookie|куки|файл)/i;
export const DECLINE_COOKIES =
  /(decline|reject|only allow essential|essential only).*|(отклонить|только (основные|необходимые)).*/i;
export const SAVE_INFO = /^save( info| information)?$|^сохранить( данные)?$/i;
export const SAVE_QUESTION = /save your login info|сохранить данные (для )?входа|сохранить ваши данные/i;
export const NOT_NOW = /^(not now|maybe later|не сейчас|позже)$/i;
export const TURN_ON = /^(turn on( notifications)?|включить( уведомления)?)$/i;
export const NOTIFICATIONS = /notifications|уведомлени/i;
export const DISMISS = /^(dismiss|close|ok|got it|закрыть|отклонить|скрыть|понятно|ок)$/i;
export const AUTOMATED =
  /automated (behaviou?r|activity)|автоматизированн|автоматическ(ое|ие|ую) (поведени|действи|активност)/i;
export const SUSPENDED =
  /(suspended|disabled) your account|your account (has been|was|is) (suspended|disabled)|(приостановили|заблокировали|отключили) ваш аккаунт|ваш аккаунт (был )?(приостановлен|заблокирован|отключ[её]н)/i;
export const RESEND =
  /resend|send (a |me a )?new code|get a new code|send (it )?again|didn.t (get|receive)|(отправить|выслать|запросить|получить).*(повторно|ещ[её] раз|снова|новый)|новый код|повторн/i;
export const TOO_EARLY =
  /wait.{0,40}(another|new|again|resend|request)|too (soon|early)|подождите.{0,60}(код|повтор|снова)|слишком (рано|часто)/i;
export const OTHER_WAY =
  /try another way|another (way|method)|more options|choose (a different|another)|друг(ой|им|ие) (способ|вариант)/i;
export const TRUST_DEVICE =
  /trust (this |your )?(device|browser|computer)|save this browser|remember this (device|browser)|доверя|доверенн|запомнить (это|этот) (устройство|браузер)/i;
export const TRUST =
  /^(trust|yes|always|save|remember)\b(?!.*not).*$|^(доверять|да|всегда|сохранить|запомнить)(\s.*)?$/i;
export const CHOOSE_ACCOUNT =
  /(choose|select|pick|which) (an? |the |your |one )?(of your )?(accounts?|profiles?)|who.s (logging|signing) in|multiple (accounts|profiles)|(выберите|укажите) (аккаунт|профиль|уч[её]тную)|какой (аккаунт|профиль)|в какой аккаунт/i;
export const DELETION =
  /(scheduled|pending|requested|set) (for |to be )?(permanent(ly)? )?delet(ion|ed)|(account|profile) (will be|is being|is going to be) (permanently )?deleted|(cancel|stop) (the |account )?deletion|keep (your |my )?account|(аккаунт|профиль).{0,40}(будет удал[её]н|запланирован)|(отменить|остановить) удаление|запланирова\S* удалени|удалени\S* (\S+ ){0,3}запланирован|ожидает удаления/i;
export const DISABLED =
  /account (has been |was |is )?(disabled|suspended)|аккаунт.{0,20}(отключ[её]н|заблокирован|приостановлен)/i;

export const WRONG_CODE =
  /(check|re-?enter) the (security )?code|code (you entered )?(is |was |isn.t |is not |wasn.t )?(no longer valid|incorrect|invalid|wrong|expired|right|correct|valid|work)|(wrong|incorrect|invalid) code|code (that )?(didn.t|doesn.t|does not) (work|match)|(неверный|неправильный|недействительный) (защитный )?код|проверьте (защитный )?код|код.{0,40}(неверный|неправильный|недействителен|ист[её]к|не подходит)/i;
export const WRONG_PASSWORD =
  /password (was|is|you entered (is|was)|you.ve entered (is|was)) (incorrect|wrong)|(incorrect|wrong) password|login information you entered is incorrect|(неверный|неправильный) пароль|пароль.{0,40}(неверный|неправильный|неправильно|неверно)/i;
export const UNKNOWN_USER =
  /(doesn.t|does not) belong to an account|(can.t|cannot|couldn.t) find (your|an|the) account|no account(s)? found|не принадлежит.{0,30}аккаунт|не удалось найти.{0,30}аккаунт|аккаунт.{0,20}не найден/i;
export const PLEASE_WAIT =
  /wait a few minutes|try again (later|soon|in a few)|too many (attempts|requests)|there was a problem|an error occurred|unexpected null login|подождите несколько минут|(попробуйте|повторите).{0,40}(позже|позднее|скоро)|слишком много (попыток|запросов)|произошла ошибка|возникла проблема/i;

export const APPROVE =
  /(approve|confirm|check).{0,60}(notification|(on |from )?(your |an)?other device)|waiting for approval|(подтвердите|одобрите|проверьте).{0,60}(уведомлени|друго(м|го|е) устройств)|ожида(ем|ние).{0,20}(подтверждени|одобрени)/i;
const APP_CODE =
  /authentication app|authenticator|duo mobile|приложени[еяию].{0,25}(аутентификац|проверк)|аутентификатор/i;
const BACKUP_CODE = /backup codes?|recovery codes?|(резервн|запасн)\S* код/i;
const EMAIL_CODE = /e-?mail|электронн\S* (почт|адрес)|почт[аеуы]/i;
const WHATSAPP_CODE = /what.?s.?app|ватсап|вотсап/i;
const TEXT_CODE = /text message|\bsms\b|phone|смс|сообщени|телефон|номер/i;
const APPROVE_METHOD = /approve|notification|other device|уведомлени|друго(м|е|го) устройств/i;

export const CODE_KINDS: readonly (readonly [ChallengeKind, RegExp])[] = [
  ['backup_code', BACKUP_CODE],
  ['app_code', APP_CODE],
  ['whatsapp_code', WHATSAPP_CODE],
  ['approve_on_device', APPROVE_METHOD],
  ['email_code', EMAIL_CODE],
  ['text_code', TEXT_CODE],
];
