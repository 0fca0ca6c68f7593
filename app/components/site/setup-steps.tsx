import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SetupList } from '#app/domain/site/setup/setup-steps.ts'

/** Each step with its state, the page that does it, and a way to leave it for later. The first open one is the next. */
export function SetupSteps({ steps }: { steps: SetupList }) {
  const t = useT()
  const done = steps.filter(({ state }) => state === 'done').length
  const next = steps.find(({ state }) => state === 'open')?.step ?? null
  return (
    <>
      <div className="howfar">
        <span className="pips large" aria-hidden="true">
          {steps.map(({ step, state }) => (
            <i key={step} className={state === 'done' ? 'on' : state === 'later' ? 'off' : undefined} />
          ))}
        </span>
        <p className="meta-text">
          {next === null ? t('site.setup.complete') : t('site.setup.howFar', { done, all: steps.length })}
        </p>
      </div>
      <ol className="checklist">
        {steps.map((one, i) => (
          <Step key={one.step} {...one} number={i + 1} next={one.step === next} />
        ))}
      </ol>
    </>
  )
}

function Step({ step, to, state, number, next }: SetupList[number] & { number: number; next: boolean }) {
  const t = useT()
  const title = t(`site.step.${step}.title`)
  const look = state === 'done' ? 'done' : state === 'later' ? 'off' : next ? 'now' : undefined
  const go = t(state === 'done' ? 'site.setup.change' : 'site.setup.go')
  return (
    <li className={look} aria-current={next ? 'step' : undefined}>
      <span className="stamp" aria-hidden="true">
        {state === 'done' ? <Icon name="check" /> : number}
      </span>
      <div>
        <h2>
          <span className="said-only">{t(`site.setup.state.${state}`)}: </span>
          {title} {state === 'later' && <Label>{t('site.setup.state.later')}</Label>}
        </h2>
        <p>{t(`site.step.${step}.text`)}</p>
      </div>
      <div className="row">
        {step === 'categories' && state !== 'done' && (
          <form method="post">
            <input type="hidden" name="intent" value="starterCategories" />
            <OnceField />
            <Button size="small" look={next ? 'primary' : undefined}>
              {t('site.setup.starterCategories')}
            </Button>
          </form>
        )}
        <LinkButton
          size="small"
          href={to}
          look={next && step !== 'categories' ? 'primary' : state === 'done' ? 'quiet' : undefined}
          aria-label={`${go}: ${title}`}
        >
          {go}
        </LinkButton>
        {state !== 'done' && (
          <form method="post">
            <input type="hidden" name="intent" value={state === 'later' ? 'putBack' : 'skip'} />
            <input type="hidden" name="step" value={step} />
            <OnceField />
            <Button
              size="small"
              look="quiet"
              aria-label={`${t(state === 'later' ? 'site.setup.putBack' : 'site.setup.skip')}: ${title}`}
            >
              {t(state === 'later' ? 'site.setup.putBack' : 'site.setup.skip')}
            </Button>
          </form>
        )}
      </div>
    </li>
  )
}
