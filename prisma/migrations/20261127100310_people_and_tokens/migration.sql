-- A token without an end, or with one far away, ends after the longest life from now on; one that was revoked ended then.
UPDATE "api_tokens" SET "expires_at" = COALESCE("revoked_at", now() + interval '90 days')
WHERE "expires_at" IS NULL OR ("revoked_at" IS NULL AND "expires_at" > now() + interval '90 days');

-- AlterTable
ALTER TABLE "api_tokens" ALTER COLUMN "expires_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "operators" ADD COLUMN     "link_code_hash" TEXT,
ADD COLUMN     "link_code_until" TIMESTAMPTZ(3),
ADD COLUMN     "must_change_password" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "operators_link_code_hash_key" ON "operators"("link_code_hash");
