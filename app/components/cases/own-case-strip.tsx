import { Icon } from '#app/components/parts/icon.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { caseReference, isOpen } from '#app/domain/cases/case.ts'
import type { OwnCase } from '#app/domain/cases/queries/own.server.ts'
import { urls } from '#app/views/urls.ts'
import { NextStep, PromiseHint } from './own-case.tsx'

/** On a thread that is a complaint, for its customer alone: the number, who works on it, until when, how far it is. */
export function OwnCaseStrip({ own }: { own: OwnCase }) {
  const t = useT()
  const { wait, now } = useFormat()
  const over = !isOpen(own.status)
  const left = own.dueAt === null || over ? 0 : Math.floor((Date.parse(own.dueAt) - Date.parse(now)) / 1000)
  const steps = [
    { key: 'received', done: true },
    { key: 'answered', done: own.answered },
    { key: 'working', done: over },
    { key: 'resolved', done: over },
  ] as const
  const at = steps.findIndex(({ done }) => !done)
  return (
    <aside className="private" aria-labelledby="own-case">
      <header>
        <h2 id="own-case">
          <a href={urls.myCase(own.number)}>{t('cases.strip.title', { number: caseReference(own.number) })}</a>
        </h2>
        <span className="sees">
          <Icon name="lock" size="small" />
          {t('cases.strip.sees')}
        </span>
      </header>
      <p className="promise">
        <NextStep own={own} />
        {left > 0 && <small>{t('cases.strip.left', { time: wait(left) })}</small>}
      </p>
      <PromiseHint own={own} />
      <ol className="track good">
        {steps.map(({ key, done }, place) => (
          <li
            key={key}
            className={done ? 'on' : place === at ? 'now' : undefined}
            aria-current={place === at ? 'step' : undefined}
          >
            <b>{t(`cases.strip.${key}`)}</b>
          </li>
        ))}
      </ol>
    </aside>
  )
}
