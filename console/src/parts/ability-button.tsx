import { Button, type ButtonProps, Tooltip } from 'antd'
import type { ReactNode } from 'react'

/** May I, and if not, why. */
export interface Ability {
  readonly ok: boolean
  readonly why: string
}

/** A button for what the server would accept; what it would refuse is shown with the reason. */
export function AbilityButton({ ability, ...button }: ButtonProps & { ability: Ability }): ReactNode {
  if (ability.ok) return <Button {...button} />
  return (
    <Tooltip title={ability.why}>
      <span>
        <Button {...button} disabled aria-description={ability.why} />
      </span>
    </Tooltip>
  )
}
