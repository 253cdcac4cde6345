-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'ru');

-- CreateEnum
CREATE TYPE "CheckStatus" AS ENUM ('queued', 'running', 'parked', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "CheckEvent" AS ENUM ('request', 'start', 'park', 'finish', 'fail', 'cancel', 'rescue');

-- CreateEnum
CREATE TYPE "ParkReason" AS ENUM ('session', 'budget', 'deploy', 'unreachable', 'operator');

-- CreateEnum
CREATE TYPE "CheckFailure" AS ENUM ('target_missing', 'target_private', 'lists_short', 'no_session', 'unreadable', 'opted_out');

-- CreateEnum
CREATE TYPE "ListName" AS ENUM ('followers', 'following');

-- CreateEnum
CREATE TYPE "ListOutcome" AS ENUM ('ended', 'limited', 'withheld', 'stuck');

-- CreateEnum
CREATE TYPE "Door" AS ENUM ('bot', 'api', 'dashboard', 'watch');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('ready', 'paused', 'blocked', 'suspended', 'retired');

-- CreateEnum
CREATE TYPE "AccountEvent" AS ENUM ('add', 'pause', 'resume', 'block', 'unblock', 'suspend', 'reinstate', 'retire');

-- CreateEnum
CREATE TYPE "GenerationSource" AS ENUM ('revive', 'continue', 'sign_in', 'second_factor', 'challenge', 'handed_in', 'environment');

-- CreateEnum
CREATE TYPE "CauseOfDeath" AS ENUM ('signed_out', 'challenged', 'warning', 'suspended', 'wrong_identity', 'replaced', 'withdrawn');

-- CreateEnum
CREATE TYPE "RequestKind" AS ENUM ('profile', 'list', 'probe', 'sign_in');

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('queued', 'running', 'waiting_for_code', 'succeeded', 'failed', 'abandoned');

-- CreateEnum
CREATE TYPE "AttemptCause" AS ENUM ('signed_out', 'challenged', 'warning', 'no_session', 'proactive', 'manual', 'handed_in');

-- CreateEnum
CREATE TYPE "AttemptFailure" AS ENUM ('wrong_password', 'unknown_user', 'no_password', 'submissions_used_up', 'code_wrong', 'code_timeout', 'challenge_unsupported', 'captcha', 'suspended', 'throttled', 'warning', 'unknown_screen', 'browser_crashed', 'network', 'timed_out', 'aborted', 'lease_lost', 'unsealable');

-- CreateEnum
CREATE TYPE "ChallengeKind" AS ENUM ('app_code', 'text_code', 'email_code', 'backup_code', 'approve_on_device');

-- CreateEnum
CREATE TYPE "ChallengeStatus" AS ENUM ('open', 'answered', 'accepted', 'refused', 'expired', 'closed');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('grant', 'purchase', 'bonus', 'reserve', 'capture', 'release', 'refund');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('robokassa', 'telegram_stars', 'manual');

-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('pending', 'completed', 'failed', 'cancelled', 'refunded');

-- CreateEnum
CREATE TYPE "NoticeAudience" AS ENUM ('customer', 'operators');

-- CreateEnum
CREATE TYPE "NoticeChannel" AS ENUM ('telegram', 'email', 'webhook', 'dashboard');

-- CreateEnum
CREATE TYPE "NoticeStatus" AS ENUM ('owed', 'sent', 'undeliverable');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'operator', 'owner');

-- CreateTable
CREATE TABLE "customers" (
    "id" BIGINT NOT NULL,
    "username" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "language" "Language" NOT NULL DEFAULT 'ru',
    "balance" INTEGER NOT NULL DEFAULT 0,
    "referral_code" TEXT NOT NULL,
    "referrer_id" BIGINT,
    "consented_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opt_outs" (
    "instagram_id" BIGINT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opt_outs_pkey" PRIMARY KEY ("instagram_id")
);

-- CreateTable
CREATE TABLE "checks" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "door" "Door" NOT NULL,
    "language" "Language" NOT NULL DEFAULT 'ru',
    "target_username" TEXT NOT NULL,
    "target_id" BIGINT,
    "target_full_name" TEXT,
    "status" "CheckStatus" NOT NULL DEFAULT 'queued',
    "run" INTEGER NOT NULL DEFAULT 0,
    "worker_id" UUID,
    "seen_at" TIMESTAMPTZ(3),
    "park_reason" "ParkReason",
    "parked_since" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "followers_dialect" TEXT NOT NULL DEFAULT 'rest',
    "following_dialect" TEXT NOT NULL DEFAULT 'rest',
    "declared_followers" INTEGER,
    "declared_following" INTEGER,
    "followers_read" INTEGER NOT NULL DEFAULT 0,
    "following_read" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "followers_outcome" "ListOutcome",
    "following_outcome" "ListOutcome",
    "failure" "CheckFailure",
    "certificate" JSONB,
    "mutual_count" INTEGER,
    "not_mutual_count" INTEGER,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_moves" (
    "id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "from" "CheckStatus",
    "event" "CheckEvent" NOT NULL,
    "to" "CheckStatus" NOT NULL,
    "run" INTEGER NOT NULL,
    "reason" TEXT,
    "account_id" UUID,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_pages" (
    "check_id" UUID NOT NULL,
    "list" "ListName" NOT NULL,
    "walk" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "cursor_asked" TEXT,
    "cursor_given" TEXT,
    "limited" BOOLEAN NOT NULL DEFAULT false,
    "dialect" TEXT NOT NULL,
    "account_id" UUID,
    "generation" INTEGER NOT NULL,
    "run" INTEGER NOT NULL,
    "user_ids" BIGINT[],
    "usernames" TEXT[],
    "full_names" TEXT[],
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "took_ms" INTEGER NOT NULL,

    CONSTRAINT "check_pages_pkey" PRIMARY KEY ("check_id","list","walk","sequence")
);

-- CreateTable
CREATE TABLE "watches" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "target_username" TEXT NOT NULL,
    "target_id" BIGINT,
    "every_days" INTEGER NOT NULL DEFAULT 7,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "keep_list" (
    "customer_id" BIGINT NOT NULL,
    "instagram_id" BIGINT NOT NULL,
    "username" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "keep_list_pkey" PRIMARY KEY ("customer_id","instagram_id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "instagram_id" BIGINT,
    "status" "AccountStatus" NOT NULL DEFAULT 'ready',
    "blocked_for" TEXT,
    "sealed_password" TEXT,
    "password_version" INTEGER NOT NULL DEFAULT 0,
    "sealed_totp_seed" TEXT,
    "totp_version" INTEGER NOT NULL DEFAULT 0,
    "refused_password_version" INTEGER,
    "user_agent" TEXT,
    "notes" TEXT,
    "lease_owner" TEXT,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_moves" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from" "AccountStatus",
    "event" "AccountEvent" NOT NULL,
    "to" "AccountStatus" NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generations" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sealed_identity" TEXT NOT NULL,
    "identity_version" INTEGER NOT NULL DEFAULT 1,
    "masked_session_id" TEXT NOT NULL,
    "source" "GenerationSource" NOT NULL,
    "attempt_id" UUID,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "entries_read" INTEGER NOT NULL DEFAULT 0,
    "born_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_good_at" TIMESTAMPTZ(3),
    "cookies_end_at" TIMESTAMPTZ(3),
    "probed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "cause_of_death" "CauseOfDeath",
    "evidence" TEXT,

    CONSTRAINT "generations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_budgets" (
    "account_id" UUID NOT NULL,
    "kind" "RequestKind" NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "interval_ms" INTEGER,
    "rests_until" TIMESTAMPTZ(3),
    "granted" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "account_budgets_pkey" PRIMARY KEY ("account_id","kind")
);

-- CreateTable
CREATE TABLE "refresh_attempts" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "open_for" UUID,
    "status" "AttemptStatus" NOT NULL DEFAULT 'queued',
    "cause" "AttemptCause" NOT NULL,
    "asked_by" TEXT NOT NULL,
    "run" INTEGER NOT NULL DEFAULT 0,
    "generation_before" INTEGER,
    "generation_after" INTEGER,
    "rung" TEXT,
    "failure" "AttemptFailure",
    "detail" TEXT,
    "password_posts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_steps" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "note" TEXT,
    "outline" TEXT,
    "sealed_picture" TEXT,
    "took_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenges" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "kind" "ChallengeKind" NOT NULL,
    "status" "ChallengeStatus" NOT NULL DEFAULT 'open',
    "sent_to" TEXT,
    "digits_min" INTEGER NOT NULL DEFAULT 6,
    "digits_max" INTEGER NOT NULL DEFAULT 8,
    "methods" "ChallengeKind"[],
    "wrong_before" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "can_resend_at" TIMESTAMPTZ(3),
    "sealed_answer" TEXT,
    "wish" TEXT,
    "answered_by" TEXT,
    "answered_door" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "sealed_picture" TEXT,
    "picture_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "credits" INTEGER NOT NULL,
    "delta" INTEGER NOT NULL,
    "check_id" UUID,
    "payment_id" UUID,
    "by" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tariffs" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "credits" INTEGER NOT NULL,
    "price_rub" DECIMAL(10,2) NOT NULL,
    "price_stars" INTEGER,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tariffs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "tariff_id" UUID,
    "promo_code_id" UUID,
    "amount" DECIMAL(10,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "credits" INTEGER NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "status" "PaymentStatus" NOT NULL DEFAULT 'pending',
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_events" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from" "PaymentStatus",
    "to" "PaymentStatus",
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referrals" (
    "id" UUID NOT NULL,
    "referrer_id" BIGINT NOT NULL,
    "referred_id" BIGINT NOT NULL,
    "bonus_granted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_codes" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "credits" INTEGER,
    "percent_off" INTEGER,
    "uses_left" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promo_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "audience" "NoticeAudience" NOT NULL,
    "channel" "NoticeChannel" NOT NULL,
    "customer_id" BIGINT,
    "check_id" UUID,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" "NoticeStatus" NOT NULL DEFAULT 'owed',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "chat_id" BIGINT,
    "message_id" INTEGER,
    "error" TEXT,
    "owed_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operators" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "sealed_totp_seed" TEXT,
    "language" "Language" NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "telegram_id" BIGINT,
    "token_version" INTEGER NOT NULL DEFAULT 0,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "last_failed_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_sessions" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "token_version" INTEGER NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "operator_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customers_referral_code_key" ON "customers"("referral_code");

-- CreateIndex
CREATE INDEX "customers_created_at_idx" ON "customers"("created_at");

-- CreateIndex
CREATE INDEX "checks_status_wake_at_idx" ON "checks"("status", "wake_at");

-- CreateIndex
CREATE INDEX "checks_customer_id_requested_at_idx" ON "checks"("customer_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "checks_requested_at_idx" ON "checks"("requested_at" DESC);

-- CreateIndex
CREATE INDEX "check_moves_check_id_at_idx" ON "check_moves"("check_id", "at");

-- CreateIndex
CREATE INDEX "check_moves_account_id_at_idx" ON "check_moves"("account_id", "at");

-- CreateIndex
CREATE INDEX "watches_next_at_idx" ON "watches"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "watches_customer_id_target_username_key" ON "watches"("customer_id", "target_username");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_username_key" ON "accounts"("username");

-- CreateIndex
CREATE INDEX "account_moves_account_id_at_idx" ON "account_moves"("account_id", "at");

-- CreateIndex
CREATE INDEX "generations_account_id_ended_at_idx" ON "generations"("account_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "generations_account_id_number_key" ON "generations"("account_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_attempts_open_for_key" ON "refresh_attempts"("open_for");

-- CreateIndex
CREATE INDEX "refresh_attempts_account_id_queued_at_idx" ON "refresh_attempts"("account_id", "queued_at" DESC);

-- CreateIndex
CREATE INDEX "refresh_attempts_queued_at_idx" ON "refresh_attempts"("queued_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "attempt_steps_attempt_id_sequence_key" ON "attempt_steps"("attempt_id", "sequence");

-- CreateIndex
CREATE INDEX "challenges_attempt_id_asked_at_idx" ON "challenges"("attempt_id", "asked_at");

-- CreateIndex
CREATE INDEX "challenges_status_idx" ON "challenges"("status");

-- CreateIndex
CREATE INDEX "ledger_entries_customer_id_at_idx" ON "ledger_entries"("customer_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_check_id_kind_key" ON "ledger_entries"("check_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_payment_id_kind_key" ON "ledger_entries"("payment_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "tariffs_name_key" ON "tariffs"("name");

-- CreateIndex
CREATE INDEX "payments_customer_id_created_at_idx" ON "payments"("customer_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_method_external_id_key" ON "payments"("method", "external_id");

-- CreateIndex
CREATE INDEX "payment_events_payment_id_at_idx" ON "payment_events"("payment_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "referrals_referred_id_key" ON "referrals"("referred_id");

-- CreateIndex
CREATE INDEX "referrals_referrer_id_idx" ON "referrals"("referrer_id");

-- CreateIndex
CREATE UNIQUE INDEX "promo_codes_code_key" ON "promo_codes"("code");

-- CreateIndex
CREATE UNIQUE INDEX "notices_dedupe_key_key" ON "notices"("dedupe_key");

-- CreateIndex
CREATE INDEX "notices_status_next_try_at_idx" ON "notices"("status", "next_try_at");

-- CreateIndex
CREATE INDEX "notices_check_id_kind_idx" ON "notices"("check_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "operators_email_key" ON "operators"("email");

-- CreateIndex
CREATE UNIQUE INDEX "operators_telegram_id_key" ON "operators"("telegram_id");

-- CreateIndex
CREATE INDEX "operator_sessions_operator_id_idx" ON "operator_sessions"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_hash_key" ON "api_tokens"("hash");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_subject_kind_subject_id_idx" ON "audit_entries"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "workers_seen_at_idx" ON "workers"("seen_at");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_referrer_id_fkey" FOREIGN KEY ("referrer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checks" ADD CONSTRAINT "checks_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_moves" ADD CONSTRAINT "check_moves_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_moves" ADD CONSTRAINT "check_moves_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_pages" ADD CONSTRAINT "check_pages_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_pages" ADD CONSTRAINT "check_pages_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watches" ADD CONSTRAINT "watches_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "keep_list" ADD CONSTRAINT "keep_list_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_moves" ADD CONSTRAINT "account_moves_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "refresh_attempts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_budgets" ADD CONSTRAINT "account_budgets_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_attempts" ADD CONSTRAINT "refresh_attempts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_steps" ADD CONSTRAINT "attempt_steps_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "refresh_attempts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "refresh_attempts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_tariff_id_fkey" FOREIGN KEY ("tariff_id") REFERENCES "tariffs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_fkey" FOREIGN KEY ("referrer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referred_id_fkey" FOREIGN KEY ("referred_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operators"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operators"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "customers" ADD CONSTRAINT "customers_balance_not_negative" CHECK ("balance" >= 0);
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_credits_positive" CHECK ("credits" > 0);
ALTER TABLE "check_pages" ADD CONSTRAINT "check_pages_arrays_agree" CHECK (cardinality("user_ids") = cardinality("usernames") AND cardinality("user_ids") = cardinality("full_names"));
