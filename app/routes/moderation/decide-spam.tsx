import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextArea } from '#app/components/forms/field.tsx'
import { SpamSamples } from '#app/components/moderation/spam-samples.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { spamShape } from '#app/domain/moderation/input.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { blockDays } from '#app/registry/block-kinds.ts'
import { spamDecisionPage } from '#app/views/moderation/spam-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('spam.decide.title'), noindex: true }),
}

export const loader = guardedLoader('sanction.give', ({ ctx, url }) => spamDecisionPage(ctx, url))

export const action = guardedAction('sanction.give', {
  decide: intent({
    shape: spamShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      await decideSpam(ctx, input)
      return { to: urls.spam(), toast: { tone: 'good', key: 'spam.decide.done' } }
    },
  }),
})

/** One decision about all posts of a member or of a wave, with everything that it would do. */
export default function DecideSpam({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const [form, fields] = useActionForm<{ sanction: string; note: string; days: string }>('decide', result, {
    sanction: 'ban',
    note: t('spam.decide.usualNote'),
    days: '30',
  })
  const labels = {
    sanction: t('moderation.decide.sanction'),
    note: t('moderation.decide.facts'),
    days: t('spam.decide.days'),
  }
  return (
    <>
      <Crumbs
        trail={[
          { text: t('review.title'), href: urls.reviewQueue() },
          { text: t('spam.title'), href: urls.spam() },
        ]}
      />
      <PageTitle title={t('spam.decide.title')} lede={t('spam.decide.lede')} />
      <Figures
        small
        figures={[
          { name: t('spam.decide.members'), value: number(data.members) },
          { name: t('spam.decide.posts'), value: number(data.posts) },
          { name: t('spam.decide.votes'), value: number(data.votes) },
          { name: t('spam.decide.meToos'), value: number(data.meToos) },
          { name: t('spam.decide.flags'), value: number(data.flags) },
        ]}
      />
      <div className="split desk start">
        <Section title={t('spam.decide.samples')}>
          <SpamSamples samples={data.samples} />
        </Section>
        <ActionForm form={form} labels={labels} className="decide">
          <input type="hidden" name="by" value={data.by} />
          <input type="hidden" name="value" value={data.value} />
          <ChoiceField
            field={fields.sanction}
            label={labels.sanction}
            options={[
              { value: 'ban', text: t('moderation.kind.ban') },
              { value: 'suspension', text: t('spam.decide.suspension') },
            ]}
          />
          {data.origins.length > 0 && (
            <fieldset className="field">
              <legend>{t('spam.decide.block')}</legend>
              {data.origins.map(({ kind, value, inside, outside, chosen }) => (
                <label key={`${kind} ${value}`} className="choice">
                  <input type="checkbox" name={kind} value={value} defaultChecked={chosen} />
                  <span>
                    {value}
                    <br />
                    <small className="quiet-text">
                      {t(`blocks.kind.${kind}`)}, {t('spam.decide.usedBy', { inside, outside })}
                    </small>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <SelectField
            field={fields.days}
            label={labels.days}
            options={blockDays.map((days) => ({
              value: String(days),
              text: days === 0 ? t('blocks.forGood') : t('blocks.days', { count: days }),
            }))}
          />
          <TextArea
            field={fields.note}
            label={labels.note}
            hint={t('moderation.decide.factsHint')}
            rows={3}
            maxLength={2000}
          />
          <p className="row">
            <Button look="danger" fillPhone>
              {t('spam.decide.submit')}
            </Button>
          </p>
          <p className="meta-text">{t('spam.decide.consequence')}</p>
        </ActionForm>
      </div>
    </>
  )
}
