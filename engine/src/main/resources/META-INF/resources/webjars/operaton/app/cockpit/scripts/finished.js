// Cockpit's own pages show running instances only: a way to those that are finished.
export default {
  id: 'finished-instances',
  pluginPoint: 'cockpit.navigation',
  priority: 100,
  properties: {id: 'finished-instances', priority: 90, path: '/finished', label: '历史办件'},
  render: node => {
    const link = document.createElement('a');
    link.href = '/operaton/finished';
    link.textContent = '历史办件';
    node.append(link);
  }
};
