import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** One place up, one place down: `intent=shift` with `id` and `direction`. Must be inside a form. */
export function ShiftButtons({ id, name, first, last }: { id: string; name: string; first: boolean; last: boolean }) {
  const t = useT()
  return (
    <>
      <input type="hidden" name="intent" value="shift" />
      <input type="hidden" name="id" value={id} />
      <Button
        size="small"
        icon="up"
        name="direction"
        value="up"
        disabled={first}
        aria-label={t('catalogue.admin.up', { name })}
      >
        {t('catalogue.admin.upShort')}
      </Button>
      <Button
        size="small"
        icon="down"
        name="direction"
        value="down"
        disabled={last}
        aria-label={t('catalogue.admin.down', { name })}
      >
        {t('catalogue.admin.downShort')}
      </Button>
    </>
  )
}
