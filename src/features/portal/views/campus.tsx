import type { ReactNode } from 'react'

const TREES: readonly (readonly [x: number, height: number, layer: number])[] = [
  [28, 92, 3],
  [70, 70, 2],
  [122, 104, 4],
  [432, 74, 3],
  [470, 100, 4],
  [508, 62, 2],
  [540, 78, 3],
  [902, 78, 3],
  [938, 62, 2],
  [972, 100, 4],
  [1008, 72, 3],
  [1322, 104, 4],
  [1372, 74, 2],
  [1414, 94, 3],
]

const GROUND = 240

function Tree({ at: [x, height, layer] }: { at: (typeof TREES)[number] }): ReactNode {
  const width = height * 0.26
  return (
    <path
      className={`a${String(layer)}`}
      d={`M${String(x - 2)} ${String(GROUND)}v-${String(height * 0.3)}c-${String(width)}-${String(height * 0.1)} -${String(width * 0.7)}-${String(height * 0.7)} 2-${String(height * 0.7)}s${String(width + 2)} ${String(height * 0.6)} 2 ${String(height * 0.7)}v${String(height * 0.3)}z`}
    />
  )
}

/** A campus in layers of the school's colour, drawn for this platform: hills, halls, a portico in the middle, trees. */
export function Campus(): ReactNode {
  return (
    <svg className="campus" viewBox="0 0 1440 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path
        className="a1"
        d="M0 240v-72c120-52 230-66 360-30 110 30 190 18 300-14 130-38 240-34 350 2 120 40 250 6 430-44v158z"
      />
      <path
        className="a2"
        d="M160 240V112h44V96h30v16h44v128zM300 240v-92h96v92zM1090 240v-108h70v108zM1180 240V104h60v136zM1262 240v-92h110v92z"
      />
      <path
        className="a3"
        d="M150 240v-76h240v76zM138 164v-10h264v10zM1040 240v-80h250v80zM1028 160v-10h274v10zM1140 150V96h50v54zM1132 96l33-28 33 28zM600 222v-66h240v66z"
      />
      <path className="w2" d="M178 122v32M196 122v32M214 122v32M232 122v32M1198 112v38M1216 112v38M1232 112v38" />
      <path className="w3" d="M168 184h208M168 212h208M1058 180h218M1058 208h218" />
      <circle className="w1" cx="1165" cy="120" r="11" />
      <path className="a4" d="M556 240v-9h328v9zM572 231v-9h296v9zM586 158v-14h268v14zM578 144l142-48 142 48z" />
      <path className="c4" d="M606 222v-64M644 222v-64M682 222v-64M758 222v-64M796 222v-64M834 222v-64" />
      {TREES.map((at) => (
        <Tree key={at[0]} at={at} />
      ))}
    </svg>
  )
}
