import { expect, test } from 'vitest'
import { prepare } from '#scripts/prove/prepare.ts'
import { runServerKills } from '#scripts/prove/run-server-kills.ts'
import { throwawayPlace } from '#scripts/throwaway/place.ts'

test.for([{ postgres: false }, { postgres: true }])(
  'what is sent under a key while the server is killed is done exactly once, %o',
  { timeout: 240_000 },
  async (options) => {
    const { dataDir, databaseUrl, remove } = await throwawayPlace('kill-server', options)
    try {
      await prepare({ dataDir, databaseUrl })
      const result = await runServerKills({ dataDir, databaseUrl, kills: 2, acts: 45, seed: 11 })
      expect(result).toMatchObject({ kills: 2, acknowledged: 45, problems: [] })
    } finally {
      await remove()
    }
  },
)
