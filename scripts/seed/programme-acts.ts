import { anniversaryOf, dayIn, instantOfDay, plus, yearsBetween } from '#app/core/time.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import { changeRule, digestOf } from '#app/domain/loyalty/rules/change-rule.server.ts'
import { versionAt } from '#app/domain/loyalty/rules/rule-terms.ts'
import { payAnniversaries } from '#app/domain/loyalty/tenure/pay-anniversaries.server.ts'
import { cast, type DemoMember } from '#db/seeds/demo/cast.ts'
import { ruleChanges } from '#db/seeds/demo/rules.ts'
import { accountOf } from './play-people.ts'
import { actAs, type Act, type World } from './world.ts'

/** What the programme did on its own days: anniversaries, changed rules, changed plans. */
export function programmeActs(world: World): Act[] {
  return [...anniversaryActs(world), ...ruleActs(world), ...planActs(world)]
}

/** Each on the morning of its day, as the nightly job would have paid it. */
function anniversaryActs(world: World): Act[] {
  const zone = world.app.context().setting('site.timeZone')
  const today = dayIn(world.now, zone)
  const days = new Set(
    cast.flatMap(({ account, joinedDaysAgo }: DemoMember) => {
      if (account === undefined) return []
      const started = dayIn(plus(world.now, { days: -account.startedDaysAgo }), zone)
      const joined = dayIn(plus(world.now, { days: -joinedDaysAgo }), zone)
      return Array.from({ length: yearsBetween(started, today) }, (_, year) => anniversaryOf(started, year + 1)).filter(
        (day) => day > joined && day < today,
      )
    }),
  )
  return [...days].map((day): Act => {
    const at = plus(instantOfDay(day, zone), { hours: 3 })
    return { at, play: () => payAnniversaries(world.app.context({}, { at, quiet: true })) }
  })
}

function ruleActs(world: World): Act[] {
  return ruleChanges.map(({ rule, by, terms: change, daysAgo, inDays, reason }): Act => {
    const at = plus(world.now, { days: -daysAgo })
    return {
      at,
      play: async () => {
        const ctx = actAs(world, by, at)
        const terms = { ...versionAt(await ruleBook(ctx.read, [rule]), rule, at).terms, ...change }
        await changeRule(ctx, {
          rule,
          terms,
          fromDay: inDays === 0 ? null : dayIn(plus(at, { days: inDays }), ctx.setting('site.timeZone')),
          reason,
          simulated: digestOf(terms),
        })
      },
    }
  })
}

function planActs(world: World): Act[] {
  return cast.flatMap((person: DemoMember): Act[] => {
    const { account } = person
    if (account?.before === undefined) return []
    const at = plus(world.now, { days: -account.before.untilDaysAgo })
    return [
      {
        at,
        play: async () => void (await saveAccount(actAs(world, 'sujin', at), accountOf(world, account, account.plan))),
      },
    ]
  })
}
