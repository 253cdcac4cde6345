-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('gone', 'came', 'renamed', 'vanished');

-- CreateTable
CREATE TABLE "check_comparisons" (
    "check_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "gone" INTEGER NOT NULL,
    "came" INTEGER NOT NULL,
    "renamed" INTEGER NOT NULL,
    "vanished" INTEGER NOT NULL,

    CONSTRAINT "check_comparisons_pkey" PRIMARY KEY ("check_id")
);

-- CreateTable
CREATE TABLE "check_changes" (
    "check_id" UUID NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "instagram_id" BIGINT NOT NULL,
    "username" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "username_was" TEXT,

    CONSTRAINT "check_changes_pkey" PRIMARY KEY ("check_id","kind","instagram_id")
);

-- AddForeignKey
ALTER TABLE "check_comparisons" ADD CONSTRAINT "check_comparisons_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_changes" ADD CONSTRAINT "check_changes_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
