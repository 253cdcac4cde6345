import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ORDER = [/\/tests\/(faults|security|flows|property)\//, /\.browser\.test\.ts$/, /\.db\.test\.ts$/];

/** Stories take minutes: they begin first. */
export class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = ORDER.findIndex((pattern) => pattern.test(moduleId));
      return place < 0 ? ORDER.length : place;
    };
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
