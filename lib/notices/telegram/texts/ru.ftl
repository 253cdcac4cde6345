# Что мы говорим клиентам о проверке

progress-queued = ⏳ <b>@{ $username }</b> в очереди. Начнём, как только освободится место.

    Делать ничего не нужно: это сообщение обновляется само.
progress-looking = 🔎 <b>@{ $username }</b>: смотрим профиль.
progress-reading = 🔎 <b>@{ $username }</b>: читаем { $list ->
        [followers] подписчиков
       *[following] подписки
    }

    { $bar }
    Подписчики: <b>{ FIGURE($followersRead) }</b> из { FIGURE($followers) }
    Подписки: <b>{ FIGURE($followingRead) }</b> из { FIGURE($following) }
time-left = Осталось примерно <b>{ $time }</b>.
progress-comparing = 🔎 <b>@{ $username }</b>: всё прочитано, сравниваем списки.
progress-parked = ⏸ <b>@{ $username }</b> ждёт с { $since }.

    { $reason ->
        [session] Instagram завершил нашу сессию, мы входим заново.
        [code] Instagram просит код у нашего сотрудника. Мы его уже позвали.
        [budget] Instagram попросил всех читать помедленнее.
        [deploy] Mutuals обновляется, сейчас продолжим.
        [unreachable] Instagram сейчас недоступен, мы пробуем снова сами.
       *[operator] Мы ненадолго приостановили чтение.
    }

    <b>Ничего не потеряно</b> и ничего не списано: { $read ->
        [0] проверка продолжится сама.
        [one] <b>{ FIGURE($read) }</b> профиль сохранён, продолжим с этого места.
        [few] <b>{ FIGURE($read) }</b> профиля сохранены, продолжим с этого места.
       *[other] <b>{ FIGURE($read) }</b> профилей сохранено, продолжим с этого места.
    }
summary = ✅ <b>@{ $username }</b>

    Подписчики: <b>{ FIGURE($followers) }</b>
    Подписки: <b>{ FIGURE($following) }</b>
    Взаимно: <b>{ FIGURE($mutual) }</b> ({ $share })
    Не подписаны в ответ: <b>{ FIGURE($notMutual) }</b>
summary-file = Весь список — в файле ниже.
summary-file-partial = Всё прочитанное — в файле ниже.
summary-partial = ⚠️ <b>@{ $username }</b>: Instagram показал не всё.

    { $lists }

    Если человека нет в неполном списке, он всё равно может быть подписан. Поэтому смотри на числа с осторожностью:

    Прочитано подписчиков: <b>{ FIGURE($followers) }</b>
    Прочитано подписок: <b>{ FIGURE($following) }</b>
    Взаимно: <b>{ FIGURE($mutual) }</b>
    Возможно, не подписаны в ответ: <b>{ FIGURE($notMutual) }</b>

    <b>Эта проверка бесплатна</b>: она вернулась на твой баланс.
short-list = { $list ->
        [followers] Подписчики
       *[following] Подписки
    }: удалось прочитать <b>{ FIGURE($read) }</b> из { FIGURE($declared) }.
progress-failed = ✖️ <b>@{ $username }</b>: завершилось без результата. Ничего не списано.
progress-cancelled = ✖️ <b>@{ $username }</b>: отменено. Проверка вернулась на твой баланс.
failed = ✖️ <b>@{ $username }</b> проверить не получилось.

    { $failure ->
        [target_missing] В Instagram нет профиля с таким именем. Возможно, его переименовали: посмотри, нет ли опечатки.
        [target_private] Профиль закрытый, его списки нам не видны. Если он твой, открой его на время проверки.
        [lists_short] Instagram показал слишком малую часть списков для честного ответа.
        [no_session] Instagram долго не пускал нас внутрь.
        [opted_out] Владелец профиля попросил его не читать, и мы это уважаем.
        [unreachable] Instagram долго нам не отвечал.
        [held_back] Instagram попросил нас подождать дольше, чем мы готовы держать тебя в ожидании.
        [our_fault] На нашей стороне снова и снова возникала ошибка. Это наша вина, мы уже разбираемся.
       *[unreadable] Instagram ответил так, как мы пока не понимаем. Мы уже разбираемся.
    }

    <b>Проверка вернулась на твой баланс</b>, её можно потратить на другой профиль.
report-caption = 📄 Все, кто есть в списках <b>@{ $username }</b>; сначала те, кто не подписан в ответ.
report-caption-partial = 📄 То, что Instagram показал из списков <b>@{ $username }</b>. Они неполные.
button-cancel = Отменить

# Что мы говорим операторам

op-code-needed = 🔑 Для входа в <b>@{ $username }</b> нужен код.

    { $question ->
        [app_code] Instagram просит код из приложения-аутентификатора.
        [text_code] Instagram отправил код в СМС.
        [whatsapp_code] Instagram отправил код в WhatsApp.
        [email_code] Instagram отправил код на почту.
        [backup_code] Instagram просит резервный код.
        [approve_on_device] Instagram просит подтвердить вход на другом устройстве.
       *[other] Instagram спрашивает человека: { $question }
    }
op-code-how = { $channel ->
        [email] Введите код на странице кода или ответом на сообщение бота. <a href="{ $link }">Открыть страницу кода</a>
       *[telegram] Ответьте на это сообщение кодом или <a href="{ $link }">откройте страницу кода</a>.
    }
op-approve-how = { $channel ->
        [email] Подтвердите вход на телефоне. <a href="{ $link }">Страница этого входа</a>
       *[telegram] Подтвердите вход на телефоне; <a href="{ $link }">страница этого входа</a> покажет, как он идёт.
    }
op-code-reminder = ⏳ <b>@{ $username }</b> всё ещё ждёт { $question ->
        [approve_on_device] подтверждения на телефоне
       *[other] код
    }: осталось <b>{ $time }</b>. { $channel ->
        [email] <a href="{ $link }">Открыть страницу кода</a>
       *[telegram] Ответьте сюда или <a href="{ $link }">откройте страницу кода</a>.
    }
op-code-outcome = { $status ->
        [answered] 🔑 <b>@{ $username }</b>: код вводится.
        [accepted] ✅ <b>@{ $username }</b>: код подошёл.
        [refused] ⚠️ <b>@{ $username }</b>: Instagram не принял код.
        [expired] ⌛ <b>@{ $username }</b>: никто не ответил вовремя. Ничего не потеряно: проверки ждут, и когда код понадобится, я спрошу снова.
       *[closed] ✖️ <b>@{ $username }</b>: код больше не нужен.
    }
op-code-by = Кто ответил: <b>{ $by }</b>, { $door ->
        [bot] через этого бота.
        [api] через API.
       *[dashboard] через панель.
    }
op-refreshed = ✅ У <b>@{ $username }</b> новая сессия. Ожидавшие проверки продолжаются.
op-recovered = ✅ <b>@{ $username }</b> снова в сети после сбоев. Ожидавшие проверки продолжаются.
op-refresh-failed = ⚠️ Войти в <b>@{ $username }</b> не удалось: { $failure ->
        [wrong_password] Instagram не принял пароль. Он не будет введён снова, пока вы не зададите новый.
        [unknown_user] Instagram не знает такого имени.
        [no_password] пароль не сохранён.
        [submissions_used_up] допустимое число входов пока исчерпано.
        [code_wrong] код не подошёл.
        [code_timeout] никто не ввёл код вовремя.
        [challenge_unsupported] Instagram просит то, что человек может сделать только в приложении.
        [captcha] Instagram показывает капчу, её может решить только человек.
        [suspended] Instagram заблокировал аккаунт.
        [throttled] Instagram попросил действовать медленнее.
        [warning] Instagram предупреждает об автоматических действиях и ждёт подтверждения человека.
        [unknown_screen] Instagram показал экран, которого мы ещё не знаем.
        [browser_crashed] браузер упал.
        [network] Instagram недоступен.
        [timed_out] вход занял слишком много времени.
        [aborted] вход остановлен.
        [lease_lost] работу перехватил другой процесс.
        [unsealable] сохранённые данные не открываются нынешним ключом.
        [other_account] вход привёл в другой профиль Instagram. Ничего не изменено.
        [foreign_host] браузер увели на страницу не Instagram. Там ничего не введено.
        [deletion_pending] аккаунт ожидает удаления. Решить, оставить ли его, может только владелец.
       *[other] { $failure }
    }
op-needs-person = Нужен человек: <a href="{ $link }">откройте попытку</a>.
op-tries-again = Попробуем снова сами. <a href="{ $link }">Открыть попытку</a>.
op-nothing-left = 🚨 Сейчас не может читать ни один аккаунт. { $waiting ->
        [0] Пока никто не ждёт.
        [one] Ждёт <b>{ FIGURE($waiting) }</b> проверка.
        [few] Ждут <b>{ FIGURE($waiting) }</b> проверки.
       *[other] Ждут <b>{ FIGURE($waiting) }</b> проверок.
    } Ничего не потеряно. <a href="{ $link }">Открыть аккаунты</a>.
op-alarm = 🚨 Ответ Instagram требует внимания: { $verdict ->
        [endpoint_retired] адрес, с которого мы читаем списки, больше не работает.
        [list_withheld] список скрыт, хотя его итог положительный.
        [unrecognised] у ответа незнакомый вид.
        [wrong_identity] не принят браузер, которому принадлежит сессия.
        [suspended] аккаунт заблокирован.
        [challenged] по аккаунту нужно подтверждение человека.
        [warning] аккаунт предупреждён об автоматических действиях.
       *[other] { $verdict }
    }
op-alarm-detail = { $detail }
op-still = ⏰ Всё ещё так, уже <b>{ $time }</b>:
op-contract-broken = 🚨 Instagram отвечает не так, как раньше: { $surface ->
        [profile] поиск профилей
       *[list] чтение списков
    } — { $verdict ->
        [endpoint_retired] прежний адрес больше не работает.
        [list_withheld] список пуст, хотя его итог положительный.
        [unrecognised] у ответа незнакомый вид.
       *[other] отказ: { $verdict }
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
op-digest = 🌤 В тихие часы без чьей-либо помощи заново { $accounts ->
        [one] вошёл <b>{ FIGURE($accounts) }</b> аккаунт:
        [few] вошли <b>{ FIGURE($accounts) }</b> аккаунта:
       *[other] вошли <b>{ FIGURE($accounts) }</b> аккаунтов:
    }
op-digest-line = ✅ <b>@{ $username }</b>, { $times ->
        [one] { FIGURE($times) } новая сессия
        [few] { FIGURE($times) } новые сессии
       *[other] { FIGURE($times) } новых сессий
    }{ $after ->
        [trouble] {" "}после сбоев
       *[nothing] {""}
    }
op-digest-more = … и ещё { FIGURE($more) }
op-digest-link = <a href="{ $link }">Открыть аккаунты</a>

# Темы писем операторам

op-subject = { $kind ->
        [code_needed] @{ $username }: нужен код для входа
        [code_reminder] @{ $username } всё ещё ждёт код
        [refreshed] @{ $username }: новая сессия
        [recovered] @{ $username } снова в сети
        [refresh_failed] Войти в @{ $username } не удалось
        [nothing_left] Сейчас не может читать ни один аккаунт
        [alarm] Ответ Instagram требует внимания
        [contract_broken] Instagram отвечает не так, как раньше
        [contract_restored] Instagram снова отвечает как раньше
        [digest] Хорошие новости тихих часов
       *[other] Новости Mutuals
    }
op-subject-still = Всё ещё так: { $said }
