import { useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'

/** The units for which the person may design: everywhere, or their own. */
export function useOwnUnits(): { value: string; label: string }[] {
  const { me, hasRole } = useSession()
  const units = useUnitChoices()
  const own = me.roles.map(({ unitId }) => unitId)
  return hasRole('disclosure_office') ? units : units.filter(({ value }) => own.includes(value))
}
