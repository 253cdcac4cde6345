-- AlterTable
ALTER TABLE "operator_sessions" ADD COLUMN     "device_id" UUID;

-- AlterTable
ALTER TABLE "sign_in_throttles" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "operator_devices" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "token_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_counts" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "rate_counts_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "operator_devices_operator_id_idx" ON "operator_devices"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "operator_devices_hash_operator_id_key" ON "operator_devices"("hash", "operator_id");

-- CreateIndex
CREATE INDEX "rate_counts_since_idx" ON "rate_counts"("since");

-- CreateIndex
CREATE INDEX "operator_sessions_device_id_idx" ON "operator_sessions"("device_id");

-- AddForeignKey
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "operator_devices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_devices" ADD CONSTRAINT "operator_devices_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operators"("id") ON DELETE CASCADE ON UPDATE CASCADE;
