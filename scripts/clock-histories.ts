// Compares the clocks of cases with a program that walks minute by minute, over many random histories:
//   node scripts/clock-histories.ts [COUNT=100000] [SEED=1]
import { seededRandom } from '#scripts/prove/seeded-random.ts'
import { differences, randomHistory } from '#tests/domain/cases/clock/random-histories.ts'

const [count, seed] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1)]
const random = seededRandom(seed)
let wrong = 0
for (let i = 0; i < count; i++)
  for (const text of differences(randomHistory(random))) {
    wrong += 1
    process.stdout.write(`history ${i}: ${text}\n`)
  }
process.stdout.write(`${count} histories of seed ${seed}, ${wrong} differences\n`)
process.exitCode = wrong === 0 ? 0 : 1
