import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** For the author of a post that was hidden automatically: edit it, then ask moderators to look again. */
export function AnotherLook({
  look: { step, edit },
  result,
}: {
  look: { step: 'edit' | 'ask' | 'asked'; edit: string }
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form] = useActionForm('look', result)
  return (
    <Section title={t('flags.look.title')}>
      <p>{t(`flags.look.${step}`)}</p>
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
            {t('flags.look.toEdit')}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
