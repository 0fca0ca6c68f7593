import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { HeldType, LookStep } from '#app/domain/flags/queries/edition.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** For the author of what was hidden automatically: change it, then ask moderators to look again. */
export function AnotherLook({
  look: { type, step, edit },
  result,
}: {
  look: { type: HeldType; step: LookStep; edit: string }
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form] = useActionForm('look', result)
  return (
    <Section title={t('flags.look.title')}>
      <p>{t(`flags.look.${step}.${type}`)}</p>
      {step === 'ask' && (
        <ActionForm form={form}>
          <p>
            <Button look="primary" fillPhone>
              {t('flags.look.send')}
            </Button>
          </p>
        </ActionForm>
      )}
      {step === 'edit' && (
        <p>
          <LinkButton look="soft" href={edit}>
            {t(`flags.look.toEdit.${type}`)}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
