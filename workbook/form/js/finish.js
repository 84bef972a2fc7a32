// To be drawn: the page of somebody who learns alone.

function render() {}

export default { render };
