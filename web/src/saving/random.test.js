import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld } from "../../test/saving-world.js";

const RUNS = Number(process.env.RUNS ?? 150);
const FIRST = Number(process.env.SEED ?? 1);
const STEPS = 60;

// `mayLag`: a tab whose reply was lost may show an earlier revision until it is typed in, and is contradicted then.
const WORLDS = {
  "on one device": { tabs: [1] },
  "on two devices": { tabs: [1, 1] },
  "in two tabs": { tabs: [2] },
  "in two forms of a window": { tabs: [2], oneWindow: true },
  "in two tabs and on another device": { tabs: [2, 1], mayLag: true },
};

for (const [name, { mayLag = false, ...options }] of Object.entries(WORLDS))
  test(`is nothing lost ${name}, whatever the network does, and do both sides agree in the end?`, async () => {
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const world = createWorld({ seed, ...options });
      const story = () => `seed ${seed}\n${world.log.join("\n")}\n${JSON.stringify(world.states(), null, 1)}`;
      for (let step = 0; step < STEPS; step += 1) {
        await world.act();
        assert.deepEqual(world.lost(), [], story());
      }
      assert.ok(await world.heal(), `it does not come to rest: ${story()}`);
      const { server, forms, drafts, typed } = world.result();
      assert.deepEqual([...server].sort(), [...typed].sort(), story());
      if (!mayLag) for (const words of forms) assert.deepEqual(words, server, story());
      assert.deepEqual(drafts, [], story());
      world.destroy();
    }
  });
