import { Icon } from '#app/components/parts/icon.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { PerkCardView } from '#app/views/perk-views.server.ts'
import { usePerkWords } from './perk-words.ts'

/** One perk of the catalogue: what it costs, what is missing for it, how many there are. */
export function PerkCard({ perk }: { perk: PerkCardView }) {
  const t = useT()
  const { number } = useFormat()
  const words = usePerkWords()
  const ready = perk.mine !== null && perk.mine.refusals.length === 0
  const facts = [words.stock(perk), words.season(perk), words.limit(perk)].filter((fact) => fact !== null)
  return (
    <article className="card">
      <p className="perk">
        <Icon name={perk.icon} size="large" />
        <span className="cost">
          {number(perk.cost)} <small>{t('perks.list.pointsUnit')}</small>
        </span>
      </p>
      <h2>{perk.title}</h2>
      <p className="quiet-text">{perk.about}</p>
      <div className="end stack tight">
        <Standing perk={perk} ready={ready} />
        <p className="meta">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <p>
          <a
            className={ready ? 'button soft wide' : 'button wide'}
            href={perk.href}
            aria-label={`${t(ready ? 'perks.list.redeem' : 'perks.list.look')}: ${perk.title}`}
          >
            {t(ready ? 'perks.list.redeem' : 'perks.list.look')}
          </a>
        </p>
      </div>
    </article>
  )
}

/** That it can be had now, or how far it is; for visitors only the condition. */
function Standing({ perk, ready }: { perk: PerkCardView; ready: boolean }) {
  const t = useT()
  const words = usePerkWords()
  if (perk.mine === null) {
    const condition = words.condition(perk)
    return condition === null ? null : <p className="meta-text">{condition}</p>
  }
  if (ready)
    return (
      <p>
        <span className="sign good">
          <Icon name="check" />
          {t('perks.list.ready')}
        </span>
      </p>
    )
  const { missing, available, refusals } = perk.mine
  const far = words.missing(perk)
  if (missing !== null && far !== null) {
    return (
      <div className="clock">
        {missing.tier !== null && missing.score !== null && (
          <Progress value={Math.max(0, missing.tier.from - missing.score)} max={missing.tier.from} label={far} />
        )}
        <small>{far}</small>
      </div>
    )
  }
  const [first] = refusals
  if (first === undefined) return null
  const text = t.any(`perks.refusal.${first.code}`, first.params)
  return (
    <div className="clock">
      {first.code === 'points' && perk.cost > 0 && <Progress value={available} max={perk.cost} label={text} />}
      <small>{text}</small>
    </div>
  )
}

/** What happens after pressing the button, in three steps. */
export function RedemptionSteps() {
  const t = useT()
  return (
    <ol className="three-steps">
      <li>
        <b>{t('perks.how.confirm')}</b> {t('perks.how.confirmText')}
      </li>
      <li>
        <b>{t('perks.how.hold')}</b> {t('perks.how.holdText')}
      </li>
      <li>
        <b>{t('perks.how.deliver')}</b> {t('perks.how.deliverText')}
      </li>
    </ol>
  )
}
