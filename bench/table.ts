/** Prints one row of a Markdown table; numbers get two digits behind the point. */
export function row(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)).join(' | ')} |`)
}

/** Begins a table. */
export function heading(...names: readonly string[]): void {
  console.log('')
  row(...names)
  row(...names.map(() => '---'))
}
