import { Command } from 'commander'
import { expect, test, vi } from 'vitest'
import { register as registerBlock } from '#scripts/commands/block.ts'
import { register as registerSpam } from '#scripts/commands/spam.ts'
import { people } from '#tests/factories/members.ts'
import { aThread, postNow } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const cast = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: cast.ann, body: 'Where is the casino?' })
  const run = async (...words: string[]): Promise<unknown> => {
    const program = new Command().exitOverride()
    for (const register of [registerBlock, registerSpam]) register(program, () => Promise.resolve(app.app))
    let printed = ''
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
    await program.parseAsync([...words, '--json'], { from: 'user' }).finally(() => out.mockRestore())
    return JSON.parse(printed)
  }
  return { app, ...cast, asked, run }
}

test('a block is tried, added, listed and ended on the command line', async () => {
  const { run } = await site()
  expect(await run('block', 'preview', 'word', 'casino')).toMatchObject({ posts: 1, held: { posts: 1, untouched: 1 } })
  expect(await run('block', 'list')).toEqual([])
  const { id } = (await run('block', 'add', 'host', 'https://Spam.example/x', '--reason', 'Adverts')) as { id: string }
  expect(await run('block', 'list', '--kind', 'host')).toMatchObject([{ id, value: 'spam.example', inForce: true }])
  await expect(run('block', 'add', 'host', 'nothing', '--reason', 'Adverts')).toFailWith('invalid')
  await run('block', 'end', id)
  expect(await run('block', 'list')).toEqual([])
  expect(await run('block', 'list', '--over')).toMatchObject([{ id }])
})

test('a decision about spam needs a moderator who makes it, hides everything, and is undone', async () => {
  const { app, asked, run } = await site()
  const decide = (by: string) => run('spam', 'decide', 'ann', '--by', by, '--note', 'Adverts in every post.')
  await expect(decide('bob')).toFailWith('forbidden')
  await expect(decide('nobody')).toFailWith('not_found')
  const { id } = (await decide('mo')) as { id: string }
  await app.drainJobs()
  expect((await postNow(app, asked.post.id)).state).toBe('hidden')
  expect(await run('spam', 'list')).toMatchObject([{ id, state: 'clean', members: 1 }])
  await run('spam', 'undo', id, '--by', 'mo', '--reason', 'It was a question.')
  await app.drainJobs()
  expect((await postNow(app, asked.post.id)).state).toBe('visible')
})
