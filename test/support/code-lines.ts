import ts from 'typescript';

/** How many lines of a TypeScript file have code on them: no blanks, no comments. */
export function codeLines(text: string): number {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    const parts = node.getChildren(file).filter(({ kind }) => !isComment(kind));
    if (parts.length > 0) return parts.forEach(visit);
    if (node.getWidth(file) === 0) return;
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = file.getLineAndCharacterOfPosition(node.getStart(file)).line; line <= last; line++) lines.add(line);
  };
  visit(file);
  return lines.size;
}

const isComment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstJSDocNode && kind <= ts.SyntaxKind.LastJSDocNode;
