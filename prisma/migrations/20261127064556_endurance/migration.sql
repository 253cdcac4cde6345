-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "CheckFailure" ADD VALUE 'unreachable';
ALTER TYPE "CheckFailure" ADD VALUE 'held_back';
ALTER TYPE "CheckFailure" ADD VALUE 'our_fault';

-- AlterTable
ALTER TABLE "check_pages" ADD COLUMN     "set_aside" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "fruitless_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progress_at" TIMESTAMPTZ(3);
