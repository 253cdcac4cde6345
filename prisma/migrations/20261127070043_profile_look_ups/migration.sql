-- CreateTable
CREATE TABLE "profile_look_ups" (
    "id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "username" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "answer" JSONB,

    CONSTRAINT "profile_look_ups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "profile_look_ups_username_asked_at_idx" ON "profile_look_ups"("username", "asked_at");

-- CreateIndex
CREATE INDEX "profile_look_ups_customer_id_asked_at_idx" ON "profile_look_ups"("customer_id", "asked_at");

-- CreateIndex
CREATE INDEX "profile_look_ups_asked_at_idx" ON "profile_look_ups"("asked_at");

-- AddForeignKey
ALTER TABLE "profile_look_ups" ADD CONSTRAINT "profile_look_ups_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
