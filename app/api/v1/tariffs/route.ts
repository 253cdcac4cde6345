import { TariffListAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { listTariffs } from '#/lib/billing/read-ledger.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/tariffs',
    right: 'service.look',
    tag: 'present system',
    summary: 'What can be bought',
    answers: { 200: { description: 'The tariffs on offer.', schema: TariffListAnswer } },
  }).handle(async ({ ctx }) => {
    const tariffs = (await listTariffs(ctx)).map((tariff) => ({
      tariff_id: tariff.id,
      name: tariff.name,
      description: tariff.description,
      checks_count: tariff.credits,
      price_rub: tariff.priceRub.toFixed(2),
      price_stars: tariff.priceStars,
      is_active: tariff.isActive,
      sort_order: tariff.sortOrder,
      created_at: tariff.createdAt,
      updated_at: tariff.updatedAt,
    }));
    return { status: 200, body: { tariffs, total: tariffs.length } };
  }),
);
