import { createHash } from 'node:crypto';
import postcss from 'postcss';

const mantineClass = /\bm_[0-9a-f]{6,8}\b/g;

/**
 * Leaves the styles of components that are in no script out of the start page's style sheet. Mantine's classes are hashes
 * that only the component's own script names, so a rule whose class stands in no script can match nothing. The file is
 * named by what is left: browsers keep it for a year.
 */
export function usedStyles() {
  return {
    name: 'used-styles',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const page = files.find(({ fileName }) => fileName === 'index.html');
        const sheet = files.find(({ fileName }) => fileName.endsWith('.css') && String(page.source).includes(fileName));
        const scripts = files.filter(({ type }) => type === 'chunk');
        if (scripts.some(({ code }) => code.includes(sheet.fileName))) {
          this.error(`${sheet.fileName} cannot get another name: a script refers to it.`);
        }
        const source = only(
          new Set(scripts.flatMap(({ code }) => code.match(mantineClass) ?? [])),
          String(sheet.source),
        );
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        const fileName = `assets/index-${hash}.css`;
        page.source = String(page.source).replaceAll(sheet.fileName, fileName);
        delete bundle[sheet.fileName];
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** The style sheet without the rules for classes that are not in `used`. */
function only(used, source) {
  const styles = postcss.parse(source);
  const canMatch = (selector) => (selector.match(mantineClass) ?? []).every((name) => used.has(name));
  styles.walkRules((rule) => {
    const matching = rule.selectors.filter(canMatch);
    if (matching.length === 0) rule.remove();
    else rule.selectors = matching;
  });
  styles.walkAtRules((block) => {
    if (block.nodes?.length === 0 && block.name !== 'layer') block.remove();
  });
  return styles.toString();
}
