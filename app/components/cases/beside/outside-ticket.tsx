import { SeenField } from '#app/components/cases/seen/seen-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseReference } from '#app/domain/cases/case.ts'
import type { Ticket } from '#app/domain/cases/tickets/ticket.ts'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Shown = Pick<Ticket, 'state' | 'number' | 'url' | 'changed_at'>

/** The ticket of a case in another system, or the form that opens one. `offered`: the site is connected to one. */
export function OutsideTicket({
  seen,
  ticket,
  merged,
  offered,
  result,
}: {
  seen: SeenView
  ticket: Shown | null
  /** Of cases that are part of this one; `of` is the number of the case. */
  merged: readonly (Shown & { of: number })[]
  offered: boolean
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string }>('ticket', result)
  const again = ticket === null || ticket.state === 'failed'
  if (ticket === null && merged.length === 0 && !offered) return null
  return (
    <section className="plain">
      <h2>{t('replies.ticket.title')}</h2>
      {ticket !== null && <TicketLine ticket={ticket} />}
      {merged.map((one) => (
        <TicketLine key={one.of} ticket={one} from={caseReference(one.of)} />
      ))}
      {offered && again && (
        <details className="fold" open={result?.intent === 'ticket'}>
          <summary>{t('replies.ticket.open')}</summary>
          <ActionForm form={form} labels={{ note: t('replies.ticket.note') }}>
            <SeenField seen={seen} intent="ticket" />
            <TextArea
              field={fields.note}
              label={t('replies.ticket.note')}
              hint={t('replies.ticket.hint')}
              rows={4}
              maxLength={4_000}
            />
            <Button look="soft">{t('replies.ticket.submit')}</Button>
          </ActionForm>
        </details>
      )}
    </section>
  )
}

/** `from`: the case that it was opened for, before that became part of this one. */
function TicketLine({ ticket, from }: { ticket: Shown; from?: string }) {
  const t = useT()
  return (
    <p className="meta">
      {ticket.number !== null &&
        (ticket.url === null ? (
          <b>{ticket.number}</b>
        ) : (
          <a href={ticket.url} rel="noreferrer">
            {ticket.number}
          </a>
        ))}
      <Label tone={ticket.state === 'failed' ? 'bad' : ticket.state === 'closed' ? 'good' : undefined}>
        {t(`replies.ticket.state.${ticket.state}`)}
      </Label>
      {from !== undefined && <span>{t('merge.from', { number: from })}</span>}
      <Time at={ticket.changed_at} />
    </p>
  )
}
