import { freshDatabase } from './fresh-database.ts';
import { openStage, type Stage, type StageOptions } from './open-stage.ts';

/** Sets a stage on a PostgreSQL of its own while `work` takes. */
export async function withStage<T>(options: Omit<StageOptions, 'url'>, work: (stage: Stage) => Promise<T>): Promise<T> {
  await using database = await freshDatabase();
  await using stage = await openStage({ ...options, url: database.url });
  return await work(stage);
}
