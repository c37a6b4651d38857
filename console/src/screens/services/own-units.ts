import { useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'

/** The units for which the person may design: everywhere, or their own. */
export function useOwnUnits(): { value: string; label: string }[] {
  const { me, hasRole } = useSession()
  const units = useUnitChoices()
  const own = me.roles.map(({ unitId }) => unitId)
  return hasRole('disclosure_office') ? units : units.filter(({ value }) => own.includes(value))
}

/** Whoever may design for one unit only need not choose it; known from the session, before the names of units have come. */
export function useOnlyUnit(): { unitId?: string } {
  const { me, hasRole } = useSession()
  const [only, ...others] = new Set(me.roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))
  return only === undefined || others.length > 0 || hasRole('disclosure_office') ? {} : { unitId: only }
}
