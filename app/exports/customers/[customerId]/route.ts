import { notFound } from 'next/navigation';
import { exportAnswer } from '#/app/_shared/export-answer.ts';
import { CustomerId } from '#/lib/customers/schema.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ customerId: string }> }) {
  const id = CustomerId.safeParse((await params).customerId);
  if (!id.success) notFound();
  return exportAnswer(id.data);
}
