// On both databases: transactions, locks and retries.
import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { processMark } from '#app/core/process-mark.server.ts'
import {
  countJobs,
  listJobs,
  queueRhythmicJobs,
  retryJob,
  runDueJobs,
  type JobHandlers,
} from '#app/core/worker.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { jobs } from '#app/registry/jobs.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

function handlers(own: Partial<JobHandlers>): JobHandlers {
  return { ...jobHandlers, ...own }
}

test('every job of the registry has a handler', () => {
  expect(Object.keys(jobHandlers).sort()).toEqual(Object.keys(jobs).sort())
})

test('a job that is queued twice with one dedupe key runs once', async () => {
  const { app } = await testApp()
  const ctx = app.context()
  const ran: string[] = []
  await ctx.write(async (tx) => {
    await tx.schedule('index-thread', { threadId: 'a' }, { dedupe: 'a' })
    await tx.schedule('index-thread', { threadId: 'a' }, { dedupe: 'a' })
  })
  await runDueJobs(ctx, handlers({ 'index-thread': async (_ctx, { threadId }) => void ran.push(threadId) }))
  expect(ran).toEqual(['a'])
})

test('what happens while a job runs queues it again', async () => {
  const { app } = await testApp()
  const ctx = app.context()
  let runs = 0
  const again = handlers({
    'index-thread': async () => {
      if (++runs === 1) await ctx.write((tx) => tx.schedule('index-thread', { threadId: 'a' }, { dedupe: 'a' }))
    },
  })
  await ctx.write((tx) => tx.schedule('index-thread', { threadId: 'a' }, { dedupe: 'a' }))
  await runDueJobs(ctx, again)
  await runDueJobs(ctx, again)
  expect(runs).toBe(2)
})

test('a failed job waits longer each time, then is dead and visible with its error', async () => {
  const test = await testApp()
  const ctx = test.app.context()
  const failing = handlers({ 'detect-complaint': () => Promise.reject(new Error('no such post')) })
  await ctx.write((tx) => tx.schedule('detect-complaint', { postId: 'p' }))
  for (let attempt = 1; attempt <= jobs['detect-complaint'].maxAttempts; attempt++) {
    expect(await runDueJobs(ctx, failing)).toBe(1)
    // After the last try the admins are told: a job of its own.
    expect(await runDueJobs(ctx, failing)).toBe(attempt === jobs['detect-complaint'].maxAttempts ? 1 : 0)
    test.clock.advance({ minutes: 10 })
  }
  const [dead] = await listJobs(ctx, { state: 'dead', limit: 10 })
  expect(dead).toMatchObject({ name: 'detect-complaint', attempts: 5 })
  expect(dead?.last_error).toMatch(/no such post/)
  expect(await countJobs(ctx)).toMatchObject({ dead: 1, queued: 0 })

  await retryJob(ctx, dead?.id ?? '')
  await runDueJobs(ctx, handlers({ 'detect-complaint': async () => undefined }))
  expect(await countJobs(ctx)).toMatchObject({ dead: 0, done: 2 })
})

test('a job that hangs with its dead worker is taken by another after its lease', async () => {
  const test = await testApp()
  const ctx = test.app.context()
  await ctx.write((tx) => tx.schedule('detect-complaint', { postId: 'p' }))
  await ctx.platform.open.dialect.claimJobs(ctx.platform.open.db, {
    now: ctx.now(),
    lockedUntil: '2026-11-22T09:10:00.000Z',
    lockedBy: 'another-machine 7 1',
    gone: [],
    limit: 1,
  })
  let runs = 0
  const counting = handlers({ 'detect-complaint': async () => void runs++ })
  await runDueJobs(ctx, counting)
  expect(runs).toBe(0)
  test.clock.advance({ minutes: 11 })
  await runDueJobs(ctx, counting)
  expect(runs).toBe(1)
})

test.each([
  { holder: 'a process that is gone', mark: () => `${hostname()} ${spawnSync('true').pid} 12345`, taken: true },
  {
    holder: 'a process that had the number of a living one',
    mark: () => `${hostname()} ${process.pid} 1`,
    taken: true,
  },
  { holder: 'a living process', mark: () => processMark, taken: false },
  { holder: 'a process of another machine', mark: () => `another-machine ${process.pid} 1`, taken: false },
])('the jobs of $holder are free at once: $taken', async ({ mark, taken }) => {
  const test = await testApp()
  const ctx = test.app.context()
  await ctx.write(async (tx) => {
    for (const postId of ['a', 'b', 'c']) await tx.schedule('detect-complaint', { postId })
  })
  await ctx.platform.open.dialect.claimJobs(ctx.platform.open.db, {
    now: ctx.now(),
    lockedUntil: '2026-11-22T09:10:00.000Z',
    lockedBy: mark(),
    gone: [],
    limit: 2,
  })
  expect(await countJobs(ctx)).toMatchObject({ queued: 1, due: 1, running: 2, leftBehind: taken ? 2 : 0 })
  const ran: string[] = []
  await runDueJobs(ctx, handlers({ 'detect-complaint': async (_ctx, { postId }) => void ran.push(postId) }))
  expect(ran.length).toBe(taken ? 3 : 1)
  expect(await countJobs(ctx)).toMatchObject({ leftBehind: 0, done: taken ? 3 : 1 })
})

test('ten workers at once never run a job twice', async () => {
  const { app } = await testApp()
  const ctx = app.context()
  const ran: string[] = []
  const counting = handlers({ 'index-thread': async (_ctx, { threadId }) => void ran.push(threadId) })
  await ctx.write(async (tx) => {
    for (let i = 0; i < 40; i++) await tx.schedule('index-thread', { threadId: `t${i}` })
  })
  await Promise.all(Array.from({ length: 10 }, () => runDueJobs(ctx, counting, 7)))
  while ((await runDueJobs(ctx, counting, 7)) > 0);
  expect([...ran].sort()).toEqual(Array.from({ length: 40 }, (_, i) => `t${i}`).sort())
})

test('rhythmic jobs queue themselves again', async () => {
  const test = await testApp()
  const ctx = test.app.context()
  await queueRhythmicJobs(ctx)
  await queueRhythmicJobs(ctx)
  await test.drainJobs()
  const queued = await listJobs(ctx, { state: 'queued', limit: 50 })
  const rhythmic = Object.entries(jobs)
    .filter(([, job]) => 'everyMinutes' in job)
    .map(([name]) => name)
  expect(queued.map(({ name }) => name).sort()).toEqual(rhythmic.sort())
})

test('only those who run the site see jobs', async () => {
  const test = await testApp()
  await expect(listJobs(test.as(await aMember(test, 'sam')), { limit: 1 })).toFailWith('forbidden')
  await expect(countJobs(test.visitor())).toFailWith('unauthenticated')
})
