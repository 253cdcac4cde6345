# Что мы говорим клиентам о проверке

progress-queued = ⏳ <b>@{ $username }</b> в очереди{ $place ->
        [0] {""}
        [1] , следующая
       *[other] , место <b>{ $place }</b>
    }. Начнём, как только освободится место.

    Делать ничего не нужно: это сообщение обновляется само.
progress-looking = 🔎 <b>@{ $username }</b>: смотрим профиль.
progress-reading = 🔎 <b>@{ $username }</b>: читаем { $list ->
        [followers] подписчиков
        [both] оба списка
       *[following] подписки
    }{ $again ->
        [yes] {" "}ещё раз с начала
       *[no] {""}
    }
progress-figures = { $bar ->
        [yes] { $share }
       *[no] Сколько их всего, Instagram не говорит.
    }
    Подписчики: <b>{ $followersRead }</b>{ $followersKnown ->
        [yes] {" "}из { $followers }
       *[no] {""}
    }
    Подписки: <b>{ $followingRead }</b>{ $followingKnown ->
        [yes] {" "}из { $following }
       *[no] {""}
    }
time-left = Осталось примерно <b>{ $time }</b>.
progress-comparing = 🔎 <b>@{ $username }</b>: всё прочитано, сравниваем списки.
progress-parked = ⏸ <b>@{ $username }</b> { $waited ->
        [long] ждёт уже { $time }.
       *[now] ждёт.
    }
progress-reason = { $reason ->
        [signing_in] Сейчас мы не в сети, вход уже идёт.
        [ready] Мы снова вошли, сейчас продолжим.
        [code] Instagram просит код. Мы уже попросили его у нашего сотрудника.
        [approval] Instagram просит подтвердить вход на телефоне. Мы уже попросили об этом нашего сотрудника.
        [throttled] Instagram просит подождать перед новым входом. Потом попробуем сами.
        [code_later] Instagram просит код, вовремя его никто не ввёл. Скоро попросим снова.
        [retry] Войти пока не получилось, попробуем снова сами.
        [warning] Instagram хочет, чтобы на наш аккаунт взглянул человек. Владелец уже знает.
        [suspended] Instagram приостановил наш аккаунт. Владелец уже знает.
        [wrong_password] Instagram не принял наш пароль. Владелец уже знает.
        [no_password] В наш аккаунт должен войти человек. Владелец уже знает.
        [captcha] Перед входом Instagram просит человека решить задачку. Владелец уже знает.
        [person] Без человека войти в наш аккаунт не получается. Владелец уже знает.
        [paused] Мы пока поставили наш аккаунт на паузу.
        [nobody] Сейчас ни один наш аккаунт не в сети.
        [budget] Instagram пока сдерживает нас; после паузы продолжим сами.
        [deploy] Mutuals обновляется, сейчас продолжим.
        [unreachable] Instagram сейчас не даёт понятного ответа, мы пробуем снова сами.
        [operator] Мы ненадолго приостановили чтение.
       *[other] Сейчас продолжить нельзя.
    }
progress-kept = <b>Ничего не потеряно</b> и ничего не списано: { $read ->
        [0] проверка продолжится сама.
        [one] <b>{ $read }</b> профиль сохранён, продолжим с этого места.
        [few] <b>{ $read }</b> профиля сохранены, продолжим с этого места.
       *[other] <b>{ $read }</b> профилей сохранено, продолжим с этого места.
    }
progress-long = Если ждать придётся слишком долго, она закончится сама и бесплатно.
summary = ✅ <b>@{ $username }</b>

    Подписчики: <b>{ $followers }</b>
    Подписки: <b>{ $following }</b>
    Взаимно: <b>{ $mutual }</b> ({ $share })
    Не подписаны в ответ: <b>{ $notMutual }</b>
summary-exact = 🛡 Оба списка целы до последнего человека.
summary-within = 🛡 Оба списка целы с точностью до { $share }.
summary-unshown = ℹ️ { $list ->
        [followers] Подписчики
       *[following] Подписки
    }: заявлено { $declared }, показано { $read }, не показано { $missing }.
summary-may-follow = До <b>{ $names }</b> из тех, кто не подписан в ответ, всё же могут быть подписаны.
summary-file = { $shown ->
        [all] Весь список — в файле ниже.
       *[some] Все, кого показал Instagram, — в файле ниже.
    }
summary-file-partial = Всё прочитанное — в файле ниже.
summary-partial = ⚠️ <b>@{ $username }</b>: { $why ->
        [untold] Instagram не говорит, сколько людей в списках, поэтому нельзя доказать, что здесь все.
       *[hidden] Instagram показал не всё.
    }

    { $lists }

    Если человека нет в списке, который, возможно, неполон, он всё равно может быть подписан. Поэтому смотри на числа с осторожностью:

    Прочитано подписчиков: <b>{ $followers }</b>
    Прочитано подписок: <b>{ $following }</b>
    Взаимно: <b>{ $mutual }</b>
    Возможно, не подписаны в ответ: <b>{ $notMutual }</b>

    <b>Эта проверка бесплатна</b>: она вернулась на твой баланс.
short-list = { $list ->
        [followers] Подписчики
       *[following] Подписки
    }: удалось прочитать <b>{ $read }</b>{ $told ->
        [yes] {" "}из { $declared }.
       *[no] . Сколько их всего, Instagram не говорит.
    }
progress-failed = ✖️ <b>@{ $username }</b>: завершилось без результата. Ничего не списано.
progress-cancelled = ✖️ <b>@{ $username }</b>: отменено. Проверка вернулась на твой баланс.
failed = ✖️ <b>@{ $username }</b> проверить не получилось.

    { $failure ->
        [target_missing] В Instagram нет профиля с таким именем. Возможно, его переименовали: посмотри, нет ли опечатки.
        [target_private] Профиль закрытый, его списки нам не видны. Если он твой, открой его на время проверки.
        [lists_short] Instagram показал слишком малую часть списков для честного ответа.
        [no_session] Слишком долго ни один наш аккаунт не мог читать.
        [opted_out] Владелец профиля попросил его не читать, и мы это уважаем.
        [unreachable] Instagram долго нам не отвечал.
        [held_back] Instagram сдерживал нас дольше, чем мы готовы держать тебя в ожидании.
        [our_fault] На нашей стороне снова и снова возникала ошибка. Это наша вина, владелец сервиса уже знает.
       *[unreadable] Instagram ответил так, как мы пока не понимаем. Владелец сервиса уже знает.
    }

    <b>Проверка вернулась на твой баланс</b>, её можно потратить на другой профиль.
report-caption = 📄 { $shown ->
        [all] Все, кто есть в списках <b>@{ $username }</b>
       *[some] Все, кого Instagram показал в списках <b>@{ $username }</b>
    }; сначала те, кто не подписан в ответ.
changes = 🔄 С { $day }: ушли — <b>{ $gone }</b>, новых — <b>{ $came }</b>, сменили имя — <b>{ $renamed }</b>.
changes-none = 🔄 С { $day } ничего не изменилось.
watch-quiet = 🔔 <b>@{ $username }</b>: с { $day } ничего не изменилось.
watch-ended = 🔕 Я больше не слежу за <b>@{ $username }</b>: { $reason ->
        [no_credit] на балансе не осталось проверок. Когда они появятся, открой результат в /last и снова нажми <b>Следить</b>.
        [other_profile] это имя теперь у другого профиля. Если интересен он, проверь его и нажми <b>Следить</b> в результате.
        [missing] в Instagram больше нет профиля с таким именем. Возможно, владелец взял другое: проверь новое имя и нажми <b>Следить</b> в результате.
        [private] профиль теперь закрыт, и его списков мне не видно.
       *[opted_out] владелец профиля попросил его не читать, и мы это уважаем.
    }
report-caption-partial = 📄 То, что Instagram показал из списков <b>@{ $username }</b>. { $why ->
        [untold] Доказать, что они полные, нельзя.
       *[hidden] Они неполные.
    }
button-archive = 📦 Мой профиль: бесплатно и без ожидания
button-cancel = Отменить
button-group = { $part ->
        [not_following_back] 🚫 Не подписаны в ответ
        [doubtful] ❔ Под вопросом
        [not_followed] 👀 Поклонники
       *[mutual] 🤝 Взаимно
    } · { $count }
button-changes = 🔄 Что изменилось
button-watch = 🔔 Следить
button-files = 📄 Файлы
button-card = 🖼 Карточка

# Что мы говорим операторам

op-subject-code_needed = @{ $username }: { $question ->
        [approve_on_device] нужно подтверждение
       *[other] нужен код
    } для входа
op-subject-code_reminder = @{ $username } всё ещё ждёт { $question ->
        [approve_on_device] подтверждения
       *[other] код
    }
op-subject-refreshed = @{ $username }: новая сессия
op-subject-recovered = @{ $username } снова в сети
op-subject-refresh_failed = Войти в @{ $username } не удалось
op-subject-handed_in = @{ $username }: передана сессия или добавлен аккаунт
op-subject-security = Изменилось, кому что можно
op-subject-nothing_left = Сейчас не может читать ни один аккаунт
op-subject-alarm = Ответ Instagram требует внимания
op-subject-check_given_up = Проверка @{ $username } закончилась без результата
op-subject-contract_broken = Instagram отвечает не так, как раньше
op-subject-contract_restored = Instagram снова отвечает как раньше
op-subject-backup_failed = Нет резервной копии базы данных
op-subject-intrusion = Возможно, кто-то пытается войти
op-subject-money_differs = На оплату нужно взглянуть
op-subject-digest = Хорошие новости тихих часов
op-subject-still = Всё ещё так: { $subject }

op-code-needed = { $question ->
        [approve_on_device] 📱 Для входа в <b>@{ $username }</b> нужно подтверждение.
       *[other] { $again ->
            [yes] ⚠️ Этот код не подошёл. Для входа в <b>@{ $username }</b> нужен другой.
           *[no] 🔑 Для входа в <b>@{ $username }</b> нужен код.
        }
    }

    { $question ->
        [app_code] Instagram просит код из приложения-аутентификатора.
        [text_code] Instagram отправил код в СМС{ $known ->
            [yes] {" "}на { $to }.
           *[no] .
        }
        [whatsapp_code] Instagram отправил код в WhatsApp{ $known ->
            [yes] {" "}на { $to }.
           *[no] .
        }
        [email_code] Instagram отправил код на почту{ $known ->
            [yes] {" "}{ $to }.
           *[no] .
        }
        [backup_code] Instagram просит резервный код.
        [approve_on_device] Instagram просит подтвердить вход на другом устройстве.
       *[other] Instagram спрашивает то, что знает только человек.
    }
op-code-how = { $question ->
        [approve_on_device] Подтвердите вход на телефоне; <a href="{ $link }">страница этого входа</a> покажет, как он идёт.
       *[other] Ответьте на это сообщение кодом или <a href="{ $link }">откройте страницу кода</a>.
    }
op-code-reminder = ⏳ <b>@{ $username }</b> всё ещё ждёт { $question ->
        [approve_on_device] подтверждения на телефоне
       *[other] код
    }: осталось <b>{ $time }</b>.
op-code-reminder-how = { $question ->
        [approve_on_device] <a href="{ $link }">Страница этого входа</a> покажет, как он идёт.
       *[other] Ответьте сюда или <a href="{ $link }">откройте страницу кода</a>.
    }
op-code-elsewhere = { $question ->
        [approve_on_device] Подтвердите вход на телефоне.
       *[other] Введите код на странице кода или ответом на сообщение бота.
    }
op-code-page = <a href="{ $link }">{ $question ->
        [approve_on_device] Страница этого входа
       *[other] Открыть страницу кода
    }</a>
op-code-outcome = { $status ->
        [answered] 🔑 <b>@{ $username }</b>: код вводится.
        [accepted] ✅ <b>@{ $username }</b>: код подошёл.
        [refused] ⚠️ <b>@{ $username }</b>: Instagram не принял код.
        [expired] ⌛ <b>@{ $username }</b>: никто не ответил вовремя. Ничего не потеряно: проверки ждут, и когда код понадобится, я спрошу снова.
       *[closed] ✖️ <b>@{ $username }</b>: код больше не нужен.
    }
op-approval-outcome = { $status ->
        [accepted] ✅ <b>@{ $username }</b>: вход подтверждён.
        [refused] ⚠️ <b>@{ $username }</b>: вход не подтверждён.
        [expired] ⌛ <b>@{ $username }</b>: никто не подтвердил вовремя. Ничего не потеряно: проверки ждут, и когда подтверждение понадобится, я спрошу снова.
        [went_on] 📱 <b>@{ $username }</b>: страница Instagram пошла дальше, подтверждение больше не нужно.
       *[closed] ✖️ <b>@{ $username }</b>: подтверждение больше не нужно.
    }
op-code-by = Кто ответил: <b>{ $by }</b>, { $door ->
        [bot] через этого бота.
        [api] через API.
       *[dashboard] через панель.
    }
op-refreshed = ✅ У <b>@{ $username }</b> новая сессия. Ожидавшие проверки продолжаются.
op-recovered = ✅ <b>@{ $username }</b> снова в сети после сбоев. Ожидавшие проверки продолжаются.
op-handed-in = { $what ->
        [account] ➕ Новый аккаунт <b>@{ $username }</b>: добавил(а) { $by }.
        [account_with_session] ➕ Новый аккаунт <b>@{ $username }</b> вместе с сессией: добавил(а) { $by }. Теперь он читает.
       *[session] 🔄 Новая сессия для <b>@{ $username }</b>: передал(а) { $by }. Чтение идёт с ней.
    } <a href="{ $link }">Откройте аккаунт</a>, если это не так, как должно быть.
op-security = 🛡 { $what ->
        [new_owner] <b>{ $subject }</b> теперь владелец: так решил(а) { $by }.
        [token_made] Новый токен API <b>{ $subject }</b>: создал(а) { $by }.
        [password_reset] Пароль <b>{ $subject }</b> сброшен: это сделал(а) { $by }.
        [factor_removed] <b>{ $subject }</b>: убран один из своих вторых факторов.
        [factors_reset] Второй фактор <b>{ $subject }</b> сброшен: это сделал(а) { $by }. Для входа хватает пароля.
        [chat_linked] С <b>{ $subject }</b> связан аккаунт Telegram: кто пишет с него, действует как этот оператор.
        [new_browser] Вход под именем <b>{ $subject }</b> в браузере, которым раньше для этого не пользовались.
       *[foreign_session] Для <b>{ $subject }</b> передана чужая сессия: { $by }. Она отклонена.
    }
op-security-next = { $what ->
        [new_owner] Если так не задумано, верните как было: <a href="{ $link }">журнал</a> скажет, кто что сделал, а в настройках можно завершить сессии и отозвать токены.
        [token_made] Если так не задумано, верните как было: <a href="{ $link }">журнал</a> скажет, кто что сделал, а в настройках можно завершить сессии и отозвать токены.
        [foreign_session] Если так не задумано, посмотрите: <a href="{ $link }">журнал</a> скажет, кто что сделал.
       *[new_browser] Если так не задумано: <a href="{ $link }">в настройках</a> можно завершить сессии, сменить пароль и включить второй фактор.
    }
op-refresh-failed = ⚠️ Войти в <b>@{ $username }</b> не удалось: { $failure ->
        [wrong_password] Instagram не принял сохранённый пароль.
        [unknown_user] Instagram не знает такого имени.
        [no_password] пароль не сохранён.
        [submissions_used_up] допустимое число входов пока исчерпано.
        [code_wrong] код не подошёл.
        [code_timeout] никто не ввёл код вовремя.
        [challenge_unsupported] Instagram просит то, что человек может сделать только в приложении.
        [captcha] Instagram показывает капчу, её может решить только человек.
        [suspended] Instagram приостановил аккаунт.
        [throttled] Instagram попросил действовать медленнее.
        [warning] Instagram предупреждает об автоматических действиях и ждёт подтверждения человека.
        [unknown_screen] Instagram показал экран, которого мы ещё не знаем.
        [browser_crashed] браузер упал.
        [browser_unreachable] браузер, который входит в аккаунты, не отвечает. Посмотрите на контейнер browser.
        [network] Instagram недоступен.
        [timed_out] вход занял слишком много времени.
        [aborted] вход остановлен.
        [lease_lost] работу перехватил другой процесс.
        [unsealable] сохранённые данные не открываются нынешним ключом.
        [other_account] вход привёл в другой профиль Instagram; ничего не изменено.
        [foreign_host] браузер увели на страницу не Instagram; там ничего не введено.
        [deletion_pending] аккаунт ожидает удаления.
       *[other] Instagram ответил так, как мы ещё не знаем.
    }
op-tries-again = Попробуем снова сами.
op-remedy = { $cause ->
        [wrong_password] Задайте новый пароль @{ $username }: старый больше не вводится.
        [password_refused] Задайте новый пароль @{ $username }: старый больше не вводится.
        [no_password] Сохраните пароль или передайте сессию.
        [no_totp_seed] Коды вводит человек; с сохранённым ключом для кодов он не понадобится.
        [unknown_user] Посмотрите, не переименован ли аккаунт; если да, передайте его сессию.
        [code_wrong] Запросите новый вход, когда верный код будет под рукой.
        [code_timeout] Код понадобится снова через полчаса или сразу, если вы запросите вход.
        [challenge_unsupported] Подтвердите это в приложении Instagram и запросите новый вход.
        [challenged] Подтвердите это в приложении Instagram и запросите новый вход.
        [captcha] Войдите один раз в своём браузере и передайте эту сессию.
        [warning] Посмотрите на предупреждение и закройте его в панели от своего имени.
        [suspended] Подайте апелляцию в приложении Instagram; когда аккаунт вернут, отметьте это в панели, или выведите его из работы.
        [unknown_screen] Посмотрите на снимок этого экрана и запросите новый вход.
        [unsealable] Верните прежний ключ или сохраните пароль заново.
        [wrong_identity] Передайте новую сессию вместе с user agent её браузера.
        [signed_out] Прежде чем входить снова, посмотрите в приложении, что Instagram говорит об этом аккаунте.
        [surface] Другие проверки встретят то же: посмотрите, что Instagram там отвечает.
        [paused] Возобновите его, когда ему снова можно читать.
        [retired] Добавьте его заново, когда ему снова можно читать.
        [other_account] Задайте пароль именно от @{ $username } или передайте его сессию.
        [foreign_host] Посмотрите на адрес этой страницы, прежде чем входить снова.
        [deletion_pending] Оставить его может только владелец: войдите через приложение Instagram или выведите аккаунт из работы.
       *[other] Посмотрите на аккаунт и запросите новый вход.
    }
op-stopped = { $cause ->
        [wrong_password] Instagram не принял сохранённый пароль.
        [password_refused] Instagram не принял сохранённый пароль.
        [no_password] Пароль не сохранён.
        [no_totp_seed] Ключ для кодов не сохранён.
        [unknown_user] Instagram не знает такого имени.
        [code_wrong] Instagram не принял код.
        [challenge_unsupported] Instagram просит то, что человек может сделать только в приложении.
        [challenged] Instagram просит человека кое-что подтвердить.
        [captcha] Instagram показывает капчу, её может решить только человек.
        [warning] Instagram предупреждает об автоматических действиях.
        [suspended] Instagram приостановил аккаунт.
        [unknown_screen] Instagram показал экран, которого мы ещё не знаем.
        [unsealable] Сохранённые данные не открываются нынешним ключом.
        [wrong_identity] Instagram говорит, что сессия принадлежит другому браузеру.
        [paused] Мы поставили его на паузу.
        [retired] Он выведен из работы.
        [other_account] Вход привёл в другой профиль Instagram.
        [foreign_host] Браузер увели на страницу не Instagram.
        [deletion_pending] Аккаунт ожидает удаления.
       *[other] Сначала на него должен посмотреть человек.
    }
op-refresh-refused = { $cause ->
        [suspended] ⛔ Instagram приостановил <b>@{ $username }</b>, войти нельзя. Подайте апелляцию в приложении Instagram; когда аккаунт вернут, отметьте это в панели.
        [paused] ⏸ <b>@{ $username }</b> на паузе, вход не начат. Сначала возобновите его в панели.
        [retired] <b>@{ $username }</b> выведен из работы, в него больше не входят.
       *[other] Вход в <b>@{ $username }</b> закончился только что. Запросите ещё раз.
    }
op-hangs = { $waiting ->
        [0] Ни одна проверка не ждёт.
        [one] Ждёт <b>{ $waiting }</b> проверка; ничего не потеряно.
        [few] Ждут <b>{ $waiting }</b> проверки; ничего не потеряно.
       *[other] Ждут <b>{ $waiting }</b> проверок; ничего не потеряно.
    }
op-open = { $place ->
        [attempt] Открыть попытку
        [code] Открыть страницу кода
        [check] Открыть проверку
       *[accounts] Открыть аккаунты
    }
op-button-refresh = Войти заново
op-button-resend = Прислать новый код
op-button-pause = Аккаунт на паузу
op-button-snooze = 6 часов не напоминать
op-nothing-left = 🚨 Сейчас не может читать ни один аккаунт. { $waiting ->
        [0] Пока никто не ждёт.
        [one] Ждёт <b>{ $waiting }</b> проверка.
        [few] Ждут <b>{ $waiting }</b> проверки.
       *[other] Ждут <b>{ $waiting }</b> проверок.
    } Ничего не потеряно. Войдите в один из аккаунтов.
op-alarm = 🚨 { $verdict ->
        [endpoint_retired] Адрес Instagram, с которого мы читаем, отвечает не так, как раньше. Если есть другой, проверки идут через него.
        [target_missing] Instagram не находит профиль, который должен существовать: спросивший аккаунт ограничен и отдыхает, или этого профиля больше нет.
        [target_private] Instagram скрывает профиль, который раньше показывал: спросивший аккаунт ограничен и отдыхает, или профиль теперь закрытый.
        [list_withheld] Instagram показывает пустой список, хотя сам говорит, что люди в нём есть.
       *[other] Instagram дал ответ, которого мы не понимаем.
    }
op-alarm-account = 🚨 { $verdict ->
        [warning] Instagram предупреждает <b>@{ $username }</b> об автоматических действиях. Аккаунт не читает, пока его не проверит человек.
        [suspended] Instagram приостановил <b>@{ $username }</b>.
        [challenged] Instagram просит человека кое-что подтвердить для <b>@{ $username }</b>.
        [wrong_identity] Instagram говорит, что сессия <b>@{ $username }</b> принадлежит другому браузеру.
        [signed_out] Instagram завершает сессии <b>@{ $username }</b> прежде, чем они что-то прочтут, хотя войти удаётся.
       *[other] Instagram дал ответ о <b>@{ $username }</b>, который требует внимания.
    }
op-alarm-detail = { $detail }
op-check-given-up = 🚨 Проверка <b>@{ $username }</b> закончилась без результата, кредит возвращён: { $cause ->
        [exception] снова и снова возникала одна и та же ошибка
        [worker_gone] процесс, который её читал, каждый раз пропадал
        [unreachable] Instagram слишком долго не давал понятного ответа
        [held_back] Instagram слишком долго сдерживал аккаунты
       *[no_session] слишком долго не мог читать ни один аккаунт
    }{ $times ->
        [0] .
        [one] {" "}({ $times } попытка).
        [few] {" "}({ $times } попытки).
       *[other] {" "}({ $times } попыток).
    }
op-check-given-up-next = { $cause ->
        [exception] Другие проверки могут встретить ту же ошибку: посмотрите на неё.
        [worker_gone] Посмотрите на память и журнал рабочих процессов.
        [unreachable] Посмотрите, доступен ли Instagram с этого сервера и что он отвечает.
        [held_back] Помогут дополнительные аккаунты или более медленный темп.
       *[no_session] Войдите в один из аккаунтов.
    }
op-still = ⏰ Всё ещё так, уже <b>{ $time }</b>:
op-contract-broken = 🚨 Instagram отвечает не так, как раньше: { $surface ->
        [profile] поиск профилей
       *[list] чтение списков
    } — { $verdict ->
        [endpoint_retired] прежний адрес больше не работает.
        [list_withheld] список пуст, хотя Instagram говорит, что люди в нём есть.
        [unrecognised] у ответа незнакомый вид.
       *[other] в ответ отказ.
    }
op-contract-fallback = { $so ->
        [works] Запасной способ работает, проверки переходят на него сами. Это может быть медленнее.
        [fails] Запасной способ тоже не работает: <b>закончить проверки сейчас нельзя</b>. Списаний за них не будет.
       *[untried] Работает ли запасной способ, проверить пока не удалось.
    }
op-contract-restored = ✅ Instagram снова отвечает как раньше: { $surface ->
        [profile] поиск профилей
       *[list] чтение списков
    } в порядке.
op-backup-failed = 🚨 { $failure ->
        [no_space] Не удалось записать резервную копию: <b>на диске нет места</b>. Освободите место или храните меньше копий (BACKUP_KEEP).
        [not_writable] Не удалось записать резервную копию: рабочему процессу нельзя писать в каталог копий (BACKUP_DIR), или этого каталога больше нет.
        [database] Резервная копия оборвалась: база данных не ответила или отказала. Через час попробуем снова.
        [unreadable] Записанную резервную копию не удалось прочитать, поэтому она удалена. Посмотрите на диск и память рабочего процесса.
        [overdue] Слишком давно не было готовой резервной копии. Посмотрите на рабочие процессы и их журнал.
       *[other] Не удалось записать резервную копию. Причина — в журнале рабочего процесса; через час попробуем снова.
    }
op-backup-last = { $known ->
        [yes] Последняя целая копия начата <b>{ $ago }</b> назад. Сам сервис работает как обычно.
       *[no] Целой копии <b>ещё нет</b>. Сам сервис работает как обычно.
    }
op-intrusion = 🚨 { $what ->
        [locked_out] Слишком много неверных паролей для <b>{ $who }</b>: теперь между попытками нужно ждать. Браузеры, из которых уже входили, из-за чужих попыток не ждут.
        [many_refused] Отказов при входе за час: <b>{ $times }</b>. Возможно, кто-то подбирает пароли.
       *[token_in_address] Токен API <b>{ $who }</b> пришёл в адресе, а адреса остаются в журналах и истории. Отзовите его и создайте новый.
    } <a href="{ $link }">Открыть настройки</a>
op-money-differs = 💰 { $what ->
        [no_order] Пришло <b>{ $stars } ⭐</b> без нашего заказа. Они считаются по тарифу с такой ценой; если такого нет, кредиты не начислены.
        [amount] Пришло <b>{ $stars } ⭐</b>, а у нас записана другая сумма: { $detail } ⭐.
        [not_listed] У нас есть оплата на <b>{ $stars } ⭐</b>, которой нет в списке самого Telegram.
        [refund_not_listed] В списке самого Telegram нет возврата <b>{ $stars } ⭐</b>, который мы просили.
        [refund_refused] Telegram не возвращает <b>{ $stars } ⭐</b>. Причина: { $detail }
       *[credits_spent] <b>{ $stars } ⭐</b> возвращены. Из их кредитов уже потрачено и не может быть списано: { $detail }.
    }
op-money-charge = Платёж: <code>{ $charge }</code>
op-digest = 🌤 В тихие часы без чьей-либо помощи заново { $accounts ->
        [one] вошёл <b>{ $accounts }</b> аккаунт:
        [few] вошли <b>{ $accounts }</b> аккаунта:
       *[other] вошли <b>{ $accounts }</b> аккаунтов:
    }
op-digest-line = ✅ <b>@{ $username }</b>, { $times ->
        [one] { $times } новая сессия
        [few] { $times } новые сессии
       *[other] { $times } новых сессий
    }{ $after ->
        [trouble] {" "}после сбоев
       *[nothing] {""}
    }
op-digest-more = … и ещё { $more }
op-digest-link = <a href="{ $link }">Открыть аккаунты</a>

# Что узнаёт клиент о своих проверках

payment-received = ✅ Спасибо! <b>{ $stars } ⭐</b> пришли: <b>+{ $credits }</b> { $credits ->
        [one] проверка
        [few] проверки
       *[other] проверок
    }.
payment-refunded = ↩️ <b>{ $stars } ⭐</b> вернулись к тебе, а с баланса { $credits ->
        [one] списана <b>{ $credits }</b> проверка
        [few] списаны <b>{ $credits }</b> проверки
       *[other] списано <b>{ $credits }</b> проверок
    }.
payment-refunded-missing = Уже потрачено из этой покупки: <b>{ $missing }</b>.
credits-given = 🎁 На баланс добавлено: <b>{ $credits }</b> { $credits ->
        [one] проверка
        [few] проверки
       *[other] проверок
    }.
credits-taken = ↩️ С баланса списано: <b>{ $credits }</b> { $credits ->
        [one] проверка
        [few] проверки
       *[other] проверок
    }.
credits-why = Почему: { $note }
promo-credited = 🎟 Код <b>{ $code }</b> принёс тебе <b>{ $credits }</b> { $credits ->
        [one] проверку
        [few] проверки
       *[other] проверок
    }.
invited-enough = 🎉 По твоему приглашению { $invited ->
        [one] пришёл <b>{ $invited }</b> человек
        [few] пришли <b>{ $invited }</b> человека
       *[other] пришло <b>{ $invited }</b> человек
    }: <b>+{ $credits }</b> { $credits ->
        [one] проверка
        [few] проверки
       *[other] проверок
    }. Спасибо!
balance-now = На балансе: <b>{ $balance }</b>.
button-check-now = 🔎 Проверить профиль
