-- CreateEnum
CREATE TYPE "TextKind" AS ENUM ('offer', 'privacy');

-- CreateEnum
CREATE TYPE "BroadcastStatus" AS ENUM ('draft', 'sending', 'done', 'stopped');

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "broadcast_id" UUID;

-- CreateTable
CREATE TABLE "opt_out_claims" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "username" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "wanted_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "finding" TEXT,

    CONSTRAINT "opt_out_claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_texts" (
    "id" UUID NOT NULL,
    "kind" "TextKind" NOT NULL,
    "version" INTEGER NOT NULL,
    "en" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "published_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "customer_id" BIGINT NOT NULL,
    "offer_version" INTEGER NOT NULL,
    "privacy_version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("customer_id","offer_version","privacy_version")
);

-- CreateTable
CREATE TABLE "broadcasts" (
    "id" UUID NOT NULL,
    "status" "BroadcastStatus" NOT NULL DEFAULT 'draft',
    "html" TEXT NOT NULL,
    "segment" JSONB NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reached" BIGINT NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcasts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opt_out_claims_asked_at_idx" ON "opt_out_claims"("asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "opt_out_claims_customer_id_username_key" ON "opt_out_claims"("customer_id", "username");

-- CreateIndex
CREATE UNIQUE INDEX "published_texts_kind_version_key" ON "published_texts"("kind", "version");

-- CreateIndex
CREATE INDEX "broadcasts_status_next_at_idx" ON "broadcasts"("status", "next_at");

-- CreateIndex
CREATE INDEX "notices_broadcast_id_status_idx" ON "notices"("broadcast_id", "status");

-- AddForeignKey
ALTER TABLE "opt_out_claims" ADD CONSTRAINT "opt_out_claims_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcasts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
