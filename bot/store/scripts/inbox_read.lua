-- All that is kept on that day, the newest first.
forget_old(ARGV[1])
local rows = {}
local placed = redis.call('ZREVRANGE', order, 0, -1, 'WITHSCORES')
for i = 1, #placed, 2 do
  local id = placed[i]
  local place = string.format('%.0f', placed[i + 1])
  rows[#rows + 1] = {
    id, place, redis.call('HGET', texts, id), redis.call('HGET', counts, id), redis.call('HGET', labels, id) or '',
  }
end
return rows
