-- CreateEnum
CREATE TYPE "ArchiveRelation" AS ENUM ('one_way', 'fan', 'mutual');

-- CreateTable
CREATE TABLE "archives" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "username" TEXT,
    "files" TEXT[],
    "digests" TEXT[],
    "followers" INTEGER,
    "following" INTEGER,
    "mutual" INTEGER NOT NULL DEFAULT 0,
    "unreadable_followers" INTEGER NOT NULL DEFAULT 0,
    "unreadable_following" INTEGER NOT NULL DEFAULT 0,
    "oldest_at" TIMESTAMPTZ(3),
    "newest_at" TIMESTAMPTZ(3),
    "stated_from" TIMESTAMPTZ(3),
    "stated_until" TIMESTAMPTZ(3),
    "signed_up_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_people" (
    "archive_id" UUID NOT NULL,
    "relation" "ArchiveRelation" NOT NULL,
    "place" INTEGER NOT NULL,
    "usernames" TEXT[],

    CONSTRAINT "archive_people_pkey" PRIMARY KEY ("archive_id","relation","place")
);

-- CreateIndex
CREATE INDEX "archives_customer_id_sent_at_idx" ON "archives"("customer_id", "sent_at" DESC);

-- CreateIndex
CREATE INDEX "archives_sent_at_idx" ON "archives"("sent_at");

-- AddForeignKey
ALTER TABLE "archives" ADD CONSTRAINT "archives_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_people" ADD CONSTRAINT "archive_people_archive_id_fkey" FOREIGN KEY ("archive_id") REFERENCES "archives"("id") ON DELETE CASCADE ON UPDATE CASCADE;
