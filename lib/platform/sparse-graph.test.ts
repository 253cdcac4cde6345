import { PrismaPg } from '@prisma/adapter-pg';
import { expect, it } from 'vitest';
import { type Prisma, PrismaClient } from '#/prisma/generated/client.ts';
import { type QueryGraph, sparseGraph } from './sparse-graph.ts';

/** Of the database client as it was generated. */
function generatedGraph(): QueryGraph {
  const given: QueryGraph[] = [];
  const configOverride = (config: { parameterizationSchema: QueryGraph }) => {
    given.push(config.parameterizationSchema);
    return config;
  };
  const adapter = new PrismaPg({ connectionString: 'postgresql://nobody@127.0.0.1:1/nothing' });
  const options: Prisma.PrismaClientOptions = Object.assign({ adapter }, { __internal: { configOverride } });
  void new PrismaClient(options);
  const [graph] = given;
  if (!graph) throw new Error('the client asks nobody about its graph any more');
  return graph;
}

const given = generatedGraph();

it('the generated graph is read to its last byte and written as it was', () => {
  expect(given.strings.length).toBeGreaterThan(500);
  expect(sparseGraph(given, 0)).toEqual(given);
});

it('every name has its greater number, and nothing else changes', () => {
  const sparse = sparseGraph(given);
  expect(sparse.strings.slice(-given.strings.length)).toEqual(given.strings);
  const back = sparseGraph(sparse, -(sparse.strings.length - given.strings.length));
  expect(back.graph).toBe(given.graph);
});

it('refuses a graph of another form', () => {
  expect(() => sparseGraph({ ...given, graph: `${given.graph}AAAA` })).toThrow('unknown form');
});
